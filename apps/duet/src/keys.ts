import { randomBytes } from 'node:crypto';
import { serviceNames } from '#domain/shared/services';
import { writtenBundle } from '#platform/keys/key-bundle';
import { masterRing, writtenDigestRoot } from '#platform/keys/master-ring';

/**
 * `node dist/apps/duet/src/keys.js new | digest-root | for <service>`: what an operator needs to rotate
 * the master key, or to give each service its own keys. Reads DUET_MASTER_KEY; writes to standard output
 * only.
 */
const [what = '', service = ''] = process.argv.slice(2);
const ring = () => masterRing(process.env['DUET_MASTER_KEY'] ?? '');

if (what === 'new') print(randomBytes(32).toString('base64'));
else if (what === 'digest-root') print(writtenDigestRoot(ring()));
else if (what === 'for' && (serviceNames as readonly string[]).includes(service)) {
  print(writtenBundle(ring(), service));
} else {
  process.stderr.write(`keys new | digest-root | for <${serviceNames.join('|')}>\n`);
  process.exitCode = 2;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

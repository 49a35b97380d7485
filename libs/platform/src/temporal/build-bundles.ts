import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { workflowBundles } from './workflow-bundles.js';

/**
 * Builds the workflow bundles at build time, out of `dist`, so that no service runs webpack when it
 * starts. Run by the build, not by a service.
 */
const dist = join(dirname(fileURLToPath(import.meta.url)), '../../../..');

for (const [name, entry] of Object.entries(workflowBundles)) {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(dist, entry),
    logger: new DefaultLogger('WARN'),
  });
  const file = join(dist, 'bundles', `${name}.js`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  process.stdout.write(`workflow bundle ${name}: ${String(Math.round(code.length / 1024))} kB\n`);
}

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireEngine, type EngineRecipe } from './acquire.js';
import { cacheName } from './cache.js';
import { timeSkippingPin } from './engine-pins.js';
import { requireJava } from './java.js';
import { fetchMavenLibs } from './maven-libs.js';
import type { Log } from './progress.js';

const scriptName = 'temporal-test-server';

const script = `#!/bin/sh
here=$(cd "$(dirname "$0")/.." && pwd)
java=java
[ -n "$JAVA_HOME" ] && [ -x "$JAVA_HOME/bin/java" ] && java="$JAVA_HOME/bin/java"
exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m \\
  -cp "$here/libs/*" io.temporal.testserver.TestServer "$@"
`;

/** Its maker publishes no digest beside this server's archive, so only Maven brings it. */
export const timeSkippingRecipe: EngineRecipe = {
  title: `Temporal's time-skipping test server ${timeSkippingPin.version}`,
  cacheName: cacheName('temporal-test-server', timeSkippingPin.version),
  programIn: async (folder) => {
    await requireJava(timeSkippingPin.javaLeast);
    return {
      source: 'cached',
      version: timeSkippingPin.version,
      place: folder,
      runs: 'here',
      command: join(folder, 'bin', scriptName),
    };
  },
  installed: () => Promise.resolve(undefined),
  fromRegistries: async (folder) => {
    await requireJava(timeSkippingPin.javaLeast);
    await fetchMavenLibs(timeSkippingPin.maven, timeSkippingPin.libsDigest, folder);
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', scriptName), script);
    await chmod(join(folder, 'bin', scriptName), 0o755);
  },
  registryClient: 'mvn',
  registryDuration: '33 MB',
  fix: 'Install a Java 17 runtime and Maven, or set DUET_TIME_SKIPPING_SERVER to such a server.',
};

/**
 * The path of an executable for `TestWorkflowEnvironment.createTimeSkipping({ server: {
 * executable: { type: 'existing-path', path } } })`. Throws a Problem when it cannot be had.
 */
export async function timeSkippingServer(log: Log = () => undefined): Promise<string> {
  const given = process.env['DUET_TIME_SKIPPING_SERVER'];
  if (given !== undefined && given !== '') return given;
  return (await acquireEngine(timeSkippingRecipe, log)).command;
}

import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EngineRecipe } from './acquire.js';
import { cacheName } from './cache.js';
import { downloadArchive } from './download.js';
import { kafkaPin } from './engine-pins.js';
import { requireJava } from './java.js';
import { fetchMavenLibs } from './maven-libs.js';
import type { EngineProgram } from './program.js';
import { findOnPath, runCommand } from './run-command.js';
import { atLeast, parseVersion, showVersion } from './versions.js';

/** Where Kafka may be found; all but the container need a Java. */
export const kafkaRecipe: EngineRecipe = {
  title: `Kafka ${kafkaPin.version}`,
  cacheName: cacheName('kafka', kafkaPin.version),
  programIn: async (folder) => {
    const java = await requireJava(kafkaPin.javaLeast);
    return {
      source: 'cached',
      version: kafkaPin.version,
      place: folder,
      runs: 'here',
      command: java.command,
      classpath: join(folder, 'libs', '*'),
    };
  },
  installed,
  download,
  container: {
    source: 'in a container',
    version: kafkaPin.version,
    place: kafkaPin.image,
    runs: 'in-container',
    image: kafkaPin.image,
    command: '/opt/java/openjdk/bin/java',
    classpath: '/opt/kafka/libs/*',
  },
  fromRegistries: (folder) => fetchMavenLibs(kafkaPin.maven, kafkaPin.libsDigest, folder),
  registryClient: 'mvn',
  registryDuration: '43 MB',
  fix:
    `Install a Java ${String(kafkaPin.javaLeast)} runtime and Maven (on Debian: apt install ` +
    'openjdk-17-jre-headless maven), start docker, or set KAFKA_BROKERS.',
};

async function installed(): Promise<EngineProgram | undefined> {
  const script =
    (await findOnPath('kafka-server-start.sh')) ?? (await findOnPath('kafka-server-start'));
  if (script === undefined) return undefined;
  const libs = libsBeside(await realpath(script));
  if (libs === undefined) throw new Error(`${script} has no libs folder beside it`);
  const java = await requireJava(kafkaPin.javaLeast);
  const said = await runCommand(script, ['--version'], { timeoutMs: 20_000 });
  const version = parseVersion(said.stdout);
  if (!version || !atLeast(version, kafkaPin.installedLeast)) {
    throw new Error(`${script} is older than ${kafkaPin.installedLeast}`);
  }
  return {
    source: 'installed',
    version: showVersion(version),
    place: script,
    runs: 'here',
    command: java.command,
    classpath: join(libs, '*'),
  };
}

/** The makers' archive has `bin/` and `libs/` side by side; Homebrew puts `libexec/` between. */
function libsBeside(script: string): string | undefined {
  const home = dirname(dirname(script));
  const candidates = [join(home, 'libs'), join(home, 'libexec', 'libs')];
  return candidates.find((folder) => existsSync(folder));
}

async function download(folder: string): Promise<void> {
  await requireJava(kafkaPin.javaLeast);
  const { version } = kafkaPin;
  const url = `https://archive.apache.org/dist/kafka/${version}/kafka_2.13-${version}.tgz`;
  await downloadArchive({ url, digestUrl: `${url}.sha512`, algorithm: 'sha512' }, folder, 1);
}

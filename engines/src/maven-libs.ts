import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from './cache.js';
import { findOnPath, lastWords, runCommand } from './run-command.js';

export interface MavenArtifact {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
}

const mavenTimeoutMs = 900_000;

/**
 * Has Maven copy the artifacts and all they depend upon into `folder/libs` and compares the whole
 * set with its pinned digest. Throws a sentence when Maven is missing, fails or brings other jars.
 */
export async function fetchMavenLibs(
  artifacts: readonly MavenArtifact[],
  libsDigest: string,
  folder: string,
): Promise<void> {
  if ((await findOnPath('mvn')) === undefined) throw new Error('Maven (mvn) is not installed');
  await mkdir(folder, { recursive: true });
  const pom = join(folder, 'pom.xml');
  await writeFile(pom, pomOf(artifacts));
  const libs = join(folder, 'libs');
  const result = await runCommand(
    'mvn',
    [
      ...['-q', '-B', '--strict-checksums', '-f', pom],
      ...['dependency:copy-dependencies', `-DoutputDirectory=${libs}`],
    ],
    { timeoutMs: mavenTimeoutMs },
  );
  if (result.code !== 0) throw new Error(`mvn: ${lastWords(result)}`);
  await rm(pom);
  if ((await digestOfLibs(libs)) !== libsDigest) {
    throw new Error('Maven brought other jars than the pinned ones');
  }
}

/** sha256 of the sorted `sha256sum *.jar` listing of a folder. */
export async function digestOfLibs(libs: string): Promise<string> {
  const jars = (await readdir(libs)).filter((name) => name.endsWith('.jar')).sort();
  const listing = createHash('sha256');
  for (const jar of jars) {
    listing.update(`${await digestOf(join(libs, jar), 'sha256')}  ${jar}\n`);
  }
  return listing.digest('hex');
}

function pomOf(artifacts: readonly MavenArtifact[]): string {
  const dependencies = artifacts.map(
    ({ group, artifact, version }) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>` +
      `<version>${version}</version></dependency>`,
  );
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>',
    '<groupId>duet</groupId><artifactId>engine-libs</artifactId><version>1</version>',
    `<dependencies>${dependencies.join('')}</dependencies></project>`,
  ].join('\n');
}

import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { digestOf } from './cache.js';
import { publishedDigest } from './published-digest.js';
import { lastWords, runCommand } from './run-command.js';

/** A closed network must be noticed in seconds: the next source is tried then. */
const connectTimeoutMs = 4_000;
/** A download that stands still for this long has broken off. */
const silenceTimeoutMs = 30_000;
const redirectsMax = 5;
const extractTimeoutMs = 300_000;

export interface MakersArchive {
  readonly url: string;
  /** Where the maker publishes the digest. */
  readonly digestUrl: string;
  readonly algorithm: 'sha256' | 'sha512';
}

/**
 * Fetches a maker's archive, compares it with the digest published beside it and unpacks it into
 * `into`, without its outermost folder. Throws a sentence when any of this fails.
 */
export async function downloadArchive(
  archive: MakersArchive,
  into: string,
  stripFolders: number,
): Promise<void> {
  await mkdir(into, { recursive: true });
  const fileName = basename(new URL(archive.url).pathname);
  const digestFile = join(into, '.digest');
  await downloadFile(archive.digestUrl, digestFile);
  const digestText = await readFile(digestFile, 'utf8');
  await rm(digestFile);
  const expected = publishedDigest(digestText, fileName, archive.algorithm);
  if (expected === undefined) {
    throw new Error(`${archive.digestUrl} names no digest of ${fileName}`);
  }
  const file = join(into, fileName);
  await downloadFile(archive.url, file);
  const actual = await digestOf(file, archive.algorithm);
  if (actual !== expected) throw new Error(`${fileName} does not have its published digest`);
  await extract(file, into, stripFolders);
  await rm(file);
}

/** Unpacks a gzipped tar, leaving out its outermost folders. */
export async function extract(file: string, into: string, stripFolders: number): Promise<void> {
  const strip = `--strip-components=${String(stripFolders)}`;
  const result = await runCommand('tar', ['-xzf', file, strip, '-C', into], {
    timeoutMs: extractTimeoutMs,
  });
  if (result.code !== 0) throw new Error(`tar: ${lastWords(result)}`);
}

async function downloadFile(url: string, file: string): Promise<void> {
  const response = await open(url, redirectsMax);
  await pipeline(response, createWriteStream(file));
}

async function open(url: string, redirectsLeft: number): Promise<IncomingMessage> {
  const response = await request(url);
  const status = response.statusCode ?? 0;
  const next = response.headers.location;
  if (status >= 300 && status < 400 && next !== undefined && redirectsLeft > 0) {
    response.resume();
    return open(new URL(next, url).href, redirectsLeft - 1);
  }
  if (status !== 200) {
    response.resume();
    throw new Error(`${new URL(url).host} answered ${String(status)}`);
  }
  return response;
}

function request(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { host } = new URL(url);
    const asked = get(url, resolve);
    const timer = setTimeout(() => {
      asked.destroy(new Error(`${host} does not answer`));
    }, connectTimeoutMs);
    asked.on('socket', (socket) => {
      socket.on('secureConnect', () => {
        clearTimeout(timer);
      });
      if (!socket.connecting) clearTimeout(timer);
    });
    asked.setTimeout(silenceTimeoutMs, () => {
      asked.destroy(new Error(`${host} stopped answering`));
    });
    asked.on('error', (failure: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const unknown = failure.code === 'ENOTFOUND' || failure.code === 'EAI_AGAIN';
      reject(unknown ? new Error(`${host} cannot be reached`) : failure);
    });
  });
}

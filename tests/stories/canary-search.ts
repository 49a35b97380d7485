import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BSON } from 'mongodb';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { topicName } from '#platform/config/names';
import type { LogFacts, ServiceLog } from '#platform/log/log';
import type { House } from '#platform/service/house';
import { eventually } from '#testing/caller';

/** A word, and where it lies in the clear. */
export type Find = string;

/** Which of these words lie in these bytes. */
function findsIn(bytes: Buffer, words: readonly string[], where: string): Find[] {
  return words.filter((word) => bytes.includes(word)).map((word) => `${word} lies in ${where}`);
}

/** Every document of every database of this installation, byte for byte. */
export async function searchMongo(
  { connections, config }: House,
  words: readonly string[],
): Promise<{ finds: Find[]; documents: number }> {
  const finds: Find[] = [];
  let documents = 0;
  const { databases } = await connections.mongo.db('admin').admin().listDatabases();
  for (const { name } of databases.filter((db) => db.name.startsWith(config.space))) {
    const db = connections.mongo.db(name);
    for (const { name: collection } of await db.listCollections().toArray()) {
      for await (const document of db.collection(collection).find()) {
        documents += 1;
        const bytes = Buffer.from(BSON.serialize(document));
        finds.push(...findsIn(bytes, words, `${name}.${collection}`));
      }
    }
  }
  return { finds, documents };
}

/** Every message on every topic of this installation. */
export async function searchKafka(
  { connections: { kafka }, config }: House,
  services: readonly string[],
  words: readonly string[],
): Promise<{ finds: Find[]; messages: number }> {
  const finds: Find[] = [];
  let messages = 0;
  const admin = kafka.admin();
  await admin.connect();
  const topics = services.map((service) => topicName(config.space, service));
  const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  await admin.disconnect();
  const expected = offsets.flat().reduce((sum, { high }) => sum + Number(high), 0);
  const consumer = kafka.consumer({ groupId: `${config.space}canary` });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ topic, message: { key, value, headers = {} } }) => {
      messages += 1;
      const parts = [key, value, ...Object.values(headers).flat()];
      const bytes = Buffer.concat(parts.map((part) => Buffer.from(part ?? '')));
      finds.push(...findsIn(bytes, words, topic));
      return Promise.resolve();
    },
  });
  await eventually('all topics are read', () => Promise.resolve(messages >= expected));
  await consumer.disconnect();
  return { finds, messages };
}

/** Every history of every workflow of this installation; payloads are decoded. */
export async function searchTemporal(
  { connections: { temporal }, config }: House,
  words: readonly string[],
): Promise<{ finds: Find[]; histories: number }> {
  const finds: Find[] = [];
  let histories = 0;
  const query = `WorkflowId STARTS_WITH "${config.space}"`;
  for await (const { workflowId, runId } of temporal.workflow.list({ query })) {
    histories += 1;
    const history = await temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    const text = decoded(historyToJSON(history));
    finds.push(...findsIn(Buffer.from(text), words, `the history of ${workflowId}`));
  }
  return { finds, histories };
}

/** Payloads lie in a history as base64; beside the history itself, here they are in the clear. */
function decoded(history: string): string {
  const payloads = [...history.matchAll(/"data":\s*"([A-Za-z0-9+/=]+)"/g)].map(([, data]) =>
    Buffer.from(data ?? '', 'base64').toString('utf8'),
  );
  return [history, ...payloads].join('\n');
}

/** A log that keeps its lines, at every level. */
export class KeptLog implements ServiceLog {
  constructor(readonly lines: string[] = []) {}

  error = (event: string, facts?: LogFacts) => this.keep('error', event, facts);
  warn = (event: string, facts?: LogFacts) => this.keep('warn', event, facts);
  info = (event: string, facts?: LogFacts) => this.keep('info', event, facts);
  debug = (event: string, facts?: LogFacts) => this.keep('debug', event, facts);
  with = () => new KeptLog(this.lines);

  search(words: readonly string[]): Find[] {
    return findsIn(Buffer.from(this.lines.join('\n')), words, 'the log');
  }

  private keep(level: string, event: string, facts: LogFacts = {}): void {
    this.lines.push(JSON.stringify({ level, event, ...facts }));
  }
}

/** Kafka's indices: offsets and times, ten megabytes set aside for each partition. */
const numbersOnly = /\.(index|timeindex)$/;

/**
 * Every byte of the engines' own files on this machine: tables, journals, segments, logs. MongoDB
 * says where its files lie (`<root>/mongo/data`); the other engines’ lie beside them. Compressed blocks hide some words,
 * so this only ever adds to what was found by asking. What was last written before `since`, when nobody
 * had made the words up yet, is passed over: the engines of a whole suite leave gigabytes.
 */
export async function searchDisk(
  { connections }: House,
  words: readonly string[],
  since: Date,
): Promise<{ finds: Find[]; bytes: number }> {
  const options = (await connections.mongo.db('admin').command({ getCmdLineOpts: 1 })) as {
    parsed: { storage: { dbPath: string } };
  };
  const root = dirname(dirname(options.parsed.storage.dbPath));
  const finds: Find[] = [];
  let bytes = 0;
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || numbersOnly.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (await isOlder(path, since)) continue;
    const looked = await searchFile(path, words);
    bytes += looked.bytes;
    finds.push(...looked.finds);
  }
  return { finds, bytes };
}

async function isOlder(path: string, since: Date): Promise<boolean> {
  const { mtimeMs } = (await stat(path).catch(whenRemoved)) ?? { mtimeMs: Infinity };
  return mtimeMs < since.getTime();
}

/** Engines remove their own files while we read. */
function whenRemoved(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** Piece by piece, each with the end of the one before, so that no word is cut in two. */
async function searchFile(
  path: string,
  words: readonly string[],
): Promise<{ finds: Find[]; bytes: number }> {
  const overlap = Math.max(...words.map((word) => Buffer.byteLength(word)));
  const finds = new Set<Find>();
  let bytes = 0;
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })) {
      const piece = Buffer.concat([rest, chunk as Buffer]);
      bytes += (chunk as Buffer).length;
      for (const find of findsIn(piece, words, path)) finds.add(find);
      rest = Buffer.from(piece.subarray(-overlap));
    }
  } catch (error) {
    whenRemoved(error);
  }
  return { finds: [...finds], bytes };
}

import { createRequire } from 'node:module';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ISocketFactory } from 'kafkajs';
import { eventually } from '#testing/caller';
import { inWholeAnswers, wholeAnswerSockets } from './whole-answers.js';

/** As Kafka sends it: its size, the number of what it answers, and so many bytes. */
function answer(correlationId: number, payload: string): Buffer {
  const body = Buffer.from(payload);
  const head = Buffer.alloc(8);
  head.writeInt32BE(4 + body.length, 0);
  head.writeInt32BE(correlationId, 4);
  return Buffer.concat([head, body]);
}

describe('answers in whole', () => {
  const hear = (chunks: readonly Buffer[]) => {
    const heard: string[] = [];
    const wrong: string[] = [];
    const take = inWholeAnswers(
      (bytes) => heard.push(bytes.toString('hex')),
      ({ message }) => wrong.push(message),
    );
    for (const chunk of chunks) take(chunk);
    return { heard, wrong };
  };
  const [first, second] = [answer(1, 'one'), answer(2, 'two, and longer')];
  const both = Buffer.concat([first, second]);

  it('come once they are complete, however they were cut', () => {
    for (let cut = 1; cut < both.length; cut += 1) {
      const { heard } = hear([both.subarray(0, cut), both.subarray(cut)]);
      expect(heard.join('')).toBe(both.toString('hex'));
    }
    expect(hear([...both].map((byte) => Buffer.from([byte]))).heard).toEqual([
      first.toString('hex'),
      second.toString('hex'),
    ]);
  });

  it('come together where they came together, the rest of another held back', () => {
    expect(hear([Buffer.concat([both, first.subarray(0, 5)])]).heard).toEqual([both.toString('hex')]);
    expect(hear([first.subarray(0, 3)]).heard).toEqual([]);
  });

  it('are refused where the bytes are none', () => {
    expect(hear([Buffer.from([0xff, 0xff, 0xff, 0xff])])).toEqual({ heard: [], wrong: ['an answer of -1 bytes'] });
  });
});

interface KafkaConnection {
  connect(): Promise<boolean>;
  disconnect(): Promise<boolean>;
  isConnected(): boolean;
  requestQueue: { fulfillRequest(answered: { correlationId: number; payload: Buffer }): void };
}
type ConnectionClass = new (options: Record<string, unknown>) => KafkaConnection;

describe('a connection of kafkajs that broke in the middle of an answer', () => {
  let server: Server;
  let accepted: Socket[] = [];
  beforeEach(async () => {
    accepted = [];
    server = createServer((socket) => accepted.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    for (const socket of accepted) socket.destroy();
    server.close();
  });

  const connectionTo = (socketFactory: ISocketFactory) => {
    const require = createRequire(import.meta.url);
    const Connection = require('kafkajs/src/network/connection.js') as ConnectionClass;
    const silent = { debug: () => undefined, error: () => undefined, warn: () => undefined, namespace: () => silent };
    const { port } = server.address() as AddressInfo;
    const limits = { connectionTimeout: 60_000, requestTimeout: 60_000 };
    const connection = new Connection({ host: '127.0.0.1', port, logger: silent, socketFactory, ...limits });
    const heard: string[] = [];
    connection.requestQueue.fulfillRequest = ({ correlationId, payload }) => {
      heard.push(`${String(correlationId)}: ${payload.toString()}`);
    };
    return { connection, heard };
  };
  const newest = async (count: number): Promise<Socket> =>
    eventually('the connection is accepted', () => Promise.resolve(accepted.length === count && accepted.at(-1)));

  it('takes the answers of the next one for what they are', async () => {
    const { connection, heard } = connectionTo(wholeAnswerSockets);
    await connection.connect();
    const cut = answer(7, 'the answer that was cut');
    (await newest(1)).write(cut.subarray(0, 20), () => accepted[0]?.resetAndDestroy());
    await eventually('it is noticed', () => Promise.resolve(!connection.isConnected()));
    await connection.connect();
    (await newest(2)).write(Buffer.concat([answer(8, 'the next answer'), answer(9, 'one more')]));
    await eventually('both are heard', () => Promise.resolve(heard.length === 2));
    expect(heard).toEqual(['8: the next answer', '9: one more']);
    await connection.disconnect();
  });
});

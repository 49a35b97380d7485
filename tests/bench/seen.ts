import { performance } from 'node:perf_hooks';
import { MongoClient, type ChangeStream } from 'mongodb';

/**
 * Says when a document was first seen in a collection, by one observer for all: what both ends of a
 * way share (the change stream's own lag) drops out of their difference.
 */
export class Watch {
  private readonly seenAt = new Map<string, number>();
  private readonly waiting = new Map<string, (at: number) => void>();
  private readonly streams: ChangeStream[] = [];

  private constructor(private readonly client: MongoClient) {}

  static async over(mongoUrl: string): Promise<Watch> {
    return new Watch(await new MongoClient(mongoUrl).connect());
  }

  /** Follows a collection; `keysOf` names what a changed document makes known. */
  async follow(db: string, collection: string, keysOf: (document: never) => readonly string[]): Promise<void> {
    const stream = this.client.db(db).collection(collection).watch([], { fullDocument: 'updateLookup' });
    this.streams.push(stream);
    // The place is taken with the first answer of the server.
    await stream.tryNext();
    // It ends when the watch is closed, which is no failure.
    void this.read(stream, keysOf).catch(() => undefined);
  }

  /** When it was seen (ms), now or later. */
  seen(key: string): Promise<number> {
    const at = this.seenAt.get(key);
    if (at !== undefined) return Promise.resolve(at);
    return new Promise((resolve) => this.waiting.set(key, resolve));
  }

  async close(): Promise<void> {
    await Promise.all(this.streams.map((stream) => stream.close()));
    await this.client.close();
  }

  private async read(stream: ChangeStream, keysOf: (document: never) => readonly string[]): Promise<void> {
    for await (const change of stream) {
      const document = 'fullDocument' in change ? change.fullDocument : undefined;
      if (!document) continue;
      for (const key of keysOf(document as never)) this.see(key);
    }
  }

  private see(key: string): void {
    if (this.seenAt.has(key)) return;
    const at = performance.now();
    this.seenAt.set(key, at);
    this.waiting.get(key)?.(at);
    this.waiting.delete(key);
  }
}

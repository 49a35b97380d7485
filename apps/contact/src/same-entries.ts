import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Collection } from 'mongodb';
import { EntryEvent } from '#contracts/register/events';
import { databaseName } from '#platform/config/names';
import type { EventReader } from '#platform/consumer/event-consumer';
import { startConsumer } from '#platform/consumer/start-consumer';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import type { Running } from '#platform/service/background';
import { HOUSE, type House } from '#platform/service/house';

/** An entry the register merged into another, or had merged; `version` is the entry's last word. */
interface MergedDocument {
  readonly _id: string;
  readonly version: number;
  /** Absent once the merge was undone. */
  readonly into?: string;
}

/** Chains of merges are short; a longer one is looked at this far. */
const stepsMax = 20;

/**
 * Which ids of the register mean the same since entries were merged: contact's own read model of the
 * register's news. Whoever takes one of them takes all, so that nobody is attracted twice.
 */
@Injectable()
export class SameEntries implements OnApplicationBootstrap, EventReader {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  onApplicationBootstrap(): void {
    this.house.background.begin('contact consumer', () => this.start());
  }

  /** The other ids of what these ids mean; none where nothing was merged. */
  async othersOf(ids: readonly string[]): Promise<string[]> {
    const known = new Set(ids);
    for (let step = 0; step < stepsMax; step += 1) {
      const all = [...known];
      const merged = await this.merged()
        .find({ into: { $exists: true }, $or: [{ _id: { $in: all } }, { into: { $in: all } }] })
        .toArray();
      for (const { _id, into } of merged) known.add(_id).add(into ?? _id);
      if (known.size === all.length) break;
    }
    return [...known].filter((id) => !ids.includes(id)).sort();
  }

  async apply({ stream, caseId, version, event }: PublishedEvent): Promise<void> {
    if (!stream.startsWith('entry-')) return;
    const happened = EntryEvent.parse(event);
    if (happened.type !== 'entry-merged' && happened.type !== 'merge-undone') return;
    const kept = await this.merged().findOne({ _id: caseId });
    if (kept && kept.version >= version) return;
    const into = happened.type === 'entry-merged' ? { into: happened.into } : {};
    await this.merged().replaceOne({ _id: caseId }, { version, ...into }, { upsert: true });
  }

  /** What cannot be read delays nobody; the event itself stays in the register's record. */
  async park(event: PublishedEvent | undefined, _raw: string, reason: string): Promise<void> {
    this.house.log.error('contact-news-passed-over', { id: event?.id, reason });
    return Promise.resolve();
  }

  private async start(): Promise<Running> {
    await this.merged().createIndexes([{ key: { into: 1 }, sparse: true }]);
    return startConsumer(this.house, { service: 'contact', newsOf: ['register'], reader: this });
  }

  private merged(): Collection<MergedDocument> {
    const { config, connections } = this.house;
    return connections.mongo.db(databaseName(config.space, 'contact')).collection('merged-entries');
  }
}

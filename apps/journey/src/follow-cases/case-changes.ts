import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { ChangeStream, ChangeStreamDocument } from 'mongodb';
import { statesOf } from '#domain/journey/case-fold';
import { folded, stageNames, stagesSeen, type StageName } from '#domain/journey/stages';
import type { PersonActor } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import { reasonOf } from '#platform/log/log';
import type { Running } from '#platform/service/background';
import { HOUSE, type House } from '#platform/service/house';
import { readModelIn, service, type CaseDocument, type ReadModel } from '../read-model.js';

/** What a follower hears: which case has news, in which stages. Everything else is asked for. */
export interface CaseChange {
  readonly caseId: string;
  readonly stages: readonly StageName[];
}

export interface Follower {
  readonly viewer: PersonActor;
  hear(change: CaseChange): void;
  end(): void;
}

/**
 * News of cases as they reach the read model, out of its own change stream: one for the process,
 * fanned out to whoever follows. A viewer hears nothing of an event they may not know of.
 */
@Injectable()
export class CaseChanges implements OnApplicationBootstrap {
  private readonly followers = new Set<Follower>();
  private readonly model: ReadModel;

  constructor(@Inject(HOUSE) private readonly house: House) {
    const { config, connections } = house;
    this.model = readModelIn(connections.patientMongo.db(databaseName(config.space, service)));
  }

  onApplicationBootstrap(): void {
    this.house.background.begin('journey changes', () => Promise.resolve(this.listen()));
  }

  /** @returns what to call when the follower has left. */
  follow(follower: Follower): () => void {
    if (this.house.background.leaving) follower.end();
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  private listen(): Running {
    const changes = this.model.cases.watch<CaseDocument>([], {
      fullDocument: 'updateLookup',
      fullDocumentBeforeChange: 'whenAvailable',
    });
    const ended = this.read(changes);
    return {
      ended,
      stop: async () => {
        for (const follower of this.followers) follower.end();
        await changes.close();
        await ended.catch(() => undefined);
      },
    };
  }

  private async read(changes: ChangeStream<CaseDocument>): Promise<void> {
    for await (const change of changes) {
      const moved = movedStages(change);
      if (!moved || this.followers.size === 0) continue;
      try {
        await this.tell(moved.now, moved.since);
      } catch (error) {
        this.house.log.warn('case-change-untold', { reason: reasonOf(error) });
      }
    }
  }

  private async tell(now: CaseDocument, since: ReadonlyMap<StageName, number>): Promise<void> {
    const events = await this.model.timeline
      .find({ caseId: now._id, kind: { $in: [...since.keys()] } })
      .sort({ order: -1 })
      .limit(newsMax)
      .toArray();
    const fresh = events.filter(
      ({ kind, version }) => version > (since.get(kind as StageName) ?? Number.POSITIVE_INFINITY),
    );
    for (const follower of this.followers) {
      const seen = new Set(stagesSeen(follower.viewer, statesOf(now)));
      const stages = fresh.flatMap(({ kind, event }) => {
        const stage = kind as StageName;
        const state = now.streams[stage]?.state;
        const known = seen.has(stage) && folded[stage].visible.seesEvent(follower.viewer, state, event);
        return known ? [stage] : [];
      });
      if (stages.length > 0) follower.hear({ caseId: now._id, stages: [...new Set(stages)] });
    }
  }
}

/** Of one change of a case's document at most this many events are looked through. */
const newsMax = 50;

/** The stages that moved, each with the version it stood at before. */
function movedStages(
  change: ChangeStreamDocument<CaseDocument>,
): { now: CaseDocument; since: ReadonlyMap<StageName, number> } | undefined {
  const now = 'fullDocument' in change ? change.fullDocument : undefined;
  if (!now) return undefined;
  const before = 'fullDocumentBeforeChange' in change ? change.fullDocumentBeforeChange : undefined;
  const since = stageNames.flatMap((stage): [StageName, number][] => {
    const version = now.streams[stage]?.version ?? 0;
    const versionBefore = before?.streams[stage]?.version ?? 0;
    return version > versionBefore ? [[stage, versionBefore]] : [];
  });
  return { now, since: new Map(since) };
}

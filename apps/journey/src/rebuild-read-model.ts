import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';
import type { Collection, Db } from 'mongodb';
import { subjectOf } from '#domain/journey/case-fold';
import { stageNames, type FoldedKind } from '#domain/journey/stages';
import { topicName } from '#platform/config/names';
import { Inapplicable, parse } from '#platform/consumer/event-consumer';
import { messagesIn, readToEnd, type Place } from '#platform/consumer/read-to-end';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { CaseReader } from './case-reader.js';
import { correctTogether, type ToldCase } from './correct-together.js';
import {
  prepareReadModel,
  readModelIn,
  service,
  type CaseDocument,
  type ReadModel,
} from './read-model.js';

export interface Rebuilt {
  readonly events: number;
  readonly cases: number;
  /** Documents that were missing or differed, and are right now. */
  readonly corrected: number;
  /** Documents of which no event tells. */
  readonly removed: number;
}

/** What moves on while it is being put right is looked at again, this often at most. */
const roundsMax = 20;

/**
 * So many events are held in memory at once (a few hundred MB). Where there are more, the topics are
 * read as often as it takes, each time for another part of the cases.
 */
const eventsInHand = 200_000;

/** Cases put right by one message, and messages under way at once. */
const casesAtOnce = 250;
const messagesAtOnce = 3;

/**
 * Makes the journey's read model anew out of Kafka alone and puts the live one right, document by
 * document, while people read it and its reader goes on: nothing is taken away before it is there.
 * @throws Error when cases move on faster than they can be folded.
 */
export async function rebuildReadModel(
  kafka: Kafka,
  db: Db,
  space: string,
  inHand = eventsInHand,
): Promise<Rebuilt> {
  const model = readModelIn(db);
  const topics = stageNames.map((stage) => topicName(space, stage));
  const [published] = await Promise.all([messagesIn(kafka, topics), prepareReadModel(model)]);
  const parts = Math.max(1, Math.ceil(published / inHand));
  let all: Rebuilt = { events: 0, cases: 0, corrected: 0, removed: 0 };
  for (let part = 0; part < parts; part += 1) {
    const isOfPart = (id: string) => parts === 1 || partOf(id, parts) === part;
    all = sumOf(all, await rebuildPart({ kafka, model, space, topics }, isOfPart));
  }
  await takeInParked(model);
  return all;
}

/** Spreads ids evenly, and the same one always alike (FNV-1a). */
function partOf(id: string, parts: number): number {
  const [basis, prime] = [2_166_136_261, 16_777_619];
  const hash = [...id].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), prime), basis);
  return (hash >>> 0) % parts;
}

function sumOf(one: Rebuilt, other: Rebuilt): Rebuilt {
  return {
    events: one.events + other.events,
    cases: one.cases + other.cases,
    corrected: one.corrected + other.corrected,
    removed: one.removed + other.removed,
  };
}

interface Rebuild {
  readonly kafka: Kafka;
  readonly model: ReadModel;
  readonly space: string;
  readonly topics: readonly string[];
}

async function rebuildPart(
  { kafka, model, space, topics }: Rebuild,
  isOfPart: (id: string) => boolean,
): Promise<Rebuilt> {
  // Before the first event is read: what comes into being later is the reader's.
  const before = [...(await idsOf(model.cases)), ...(await idsOf(model.processes))].filter(isOfPart);
  const groupId = `${space}${service}.rebuild-${randomUUID()}`;
  const read = (from: readonly Place[], told: ToldSoFar, isWanted: (id: string) => boolean) =>
    readToEnd(kafka, { topics, groupId, from }, (batch) => {
      for (const { message } of batch) told.add(message, isWanted);
      return Promise.resolve();
    });
  const told = new ToldSoFar();
  let from = await read([], told, isOfPart);
  let { corrected, movedOn } = await correctAll(model, told.cases());
  for (let round = 1; movedOn.length > 0; round += 1) {
    if (round === roundsMax) throw new Error(`${String(movedOn.length)} cases never stood still`);
    const moving = new Set(movedOn.map(({ id }) => id));
    const isMoving = (id: string) => moving.has(id);
    from = await read(from, told, isMoving);
    const again = await correctAll(model, told.cases(isMoving));
    corrected += again.corrected;
    ({ movedOn } = again);
  }
  const removed = await remove(model, before.filter((id) => !told.has(id)));
  return { events: told.events, cases: told.count, corrected, removed };
}

async function idsOf(documents: Collection<CaseDocument>): Promise<string[]> {
  return documents.find({}, { projection: { _id: 1 } }).map(({ _id }) => _id).toArray();
}

/** Events by the case they are of; the same event twice is one. */
class ToldSoFar {
  events = 0;
  private readonly byCase = new Map<string, { kind: FoldedKind; events: Map<string, PublishedEvent> }>();

  has(id: string): boolean {
    return this.byCase.has(id);
  }

  get count(): number {
    return this.byCase.size;
  }

  cases(isWanted: (id: string) => boolean = () => true): ToldCase[] {
    return [...this.byCase].flatMap(([id, { kind, events }]) =>
      isWanted(id) ? [{ id, kind, events: [...events.values()] }] : [],
    );
  }

  /** What cannot be read is a dead letter already. */
  add(message: KafkaMessage, isWanted: (id: string) => boolean): void {
    let published: PublishedEvent;
    try {
      published = parse(message);
    } catch {
      return;
    }
    const subject = subjectOf(published);
    if (!subject || !isWanted(subject.id)) return;
    const of = this.byCase.get(subject.id) ?? { kind: subject.kind, events: new Map() };
    if (of.events.has(published.id)) return;
    of.events.set(published.id, published);
    this.byCase.set(subject.id, of);
    this.events += 1;
  }
}

/** Some at a time, so that folding goes on while MongoDB writes. */
async function correctAll(model: ReadModel, told: readonly ToldCase[]) {
  const movedOn: ToldCase[] = [];
  let corrected = 0;
  let next = 0;
  const work = async () => {
    while (next < told.length) {
      const some = told.slice(next, next + casesAtOnce);
      next += casesAtOnce;
      const result = await correctTogether(model, some);
      corrected += result.corrected;
      movedOn.push(...result.movedOn);
    }
  };
  await Promise.all(Array.from({ length: messagesAtOnce }, work));
  return { corrected, movedOn };
}

/** What was there before the first event was read, and no event tells of. */
async function remove(model: ReadModel, untold: readonly string[]): Promise<number> {
  if (untold.length === 0) return 0;
  const those = { $in: [...untold] };
  const gone = await Promise.all([
    model.cases.deleteMany({ _id: those }),
    model.processes.deleteMany({ _id: those }),
  ]);
  await model.timeline.deleteMany({ caseId: those });
  return gone.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
}

/** Events that waited for others which are here now follow them. */
async function takeInParked(model: ReadModel): Promise<void> {
  const reader = new CaseReader(model);
  for await (const { event } of model.parked.find({ event: { $exists: true } })) {
    if (!event) continue;
    await reader.apply(event).catch((error: unknown) => {
      if (!(error instanceof Inapplicable)) throw error;
    });
  }
}

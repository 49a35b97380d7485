import type { MongoClient } from 'mongodb';
import { isPerson, type Actor } from '#domain/shared/actor';
import { refused, type Claim, type Refusal } from '#domain/shared/decision';
import type { Sentences, Words } from '#domain/shared/sentences';
import { errandId as idOfErrand, type ErrandAnswer } from '#domain/shared/stage';
import { sha256Hex, type ServiceKeys } from '../keys/keys.js';
import type { RecordCollections } from './collections.js';
import { Drafts } from './drafts.js';
import { givenBefore, writeOf, type Asked, type Given, type Giving } from './giving.js';
import type { HeldWords } from './held-words.js';
import {
  emptyWrite,
  planCommand,
  planEntries,
  sharedIn,
  type Entry,
  type PlannedCommand,
} from './plan.js';
import { refusedOn } from './plan-group.js';
import { recordInGroups, type GroupTools } from './record-many.js';
import { moment, SharedWriters, type Held } from './shared-writers.js';
import type { AnyStage, StreamDraft } from './stream-draft.js';
import type { NamedStream, Sight, StreamReader } from './stream-reader.js';
import { Turns } from './turns.js';
import { untilSettled } from './until-settled.js';
import { writeKeepingHeads } from './write-keeping-heads.js';
import type { RecordWrite, WriteResult } from './write-record.js';

/** How long a command waits for those before it on the same stream. */
const patienceMs = 4000;

/**
 * Decides and records: the only writer of a service's streams. That one transaction answers the
 * user; Temporal and Kafka learn of it afterwards.
 */
export class Recorder {
  readonly service: string;
  readonly record: RecordCollections;
  private readonly turns = new Turns();
  private readonly writers: SharedWriters;

  constructor(
    private readonly reader: StreamReader,
    private readonly client: MongoClient,
    readonly keys: ServiceKeys,
    /** What people call what refusals name by code. */
    readonly words: Words = () => undefined,
  ) {
    this.service = reader.service;
    this.record = reader.record;
    this.writers = new SharedWriters(reader.record, patienceMs, (givings, held) =>
      this.recordHeld(givings, held),
    );
  }

  /** The record's own time: services whose clocks disagree agree on it. */
  recordTime(): Promise<Date> {
    return this.reader.recordTime();
  }

  get sentences(): Sentences {
    return this.reader.sentences;
  }

  stageOf(stream: string): AnyStage {
    return this.reader.stageOf(stream);
  }

  draft(stream: string, caseId?: string): Promise<StreamDraft> {
    return this.reader.draft(stream, caseId);
  }

  /** As `draft`, for many streams in one look. */
  drafts(streams: readonly NamedStream[]): Promise<readonly StreamDraft[]> {
    return this.reader.drafts(streams);
  }

  look(stream: string): Promise<Sight> {
    return this.reader.look(stream);
  }

  /**
   * Decides one command and records what it leaves.
   * @throws RecordUnavailable when the record could not be moved on in time: the same key may be
   * sent again.
   */
  give(giving: Giving): Promise<Given> {
    const { stream } = giving;
    if (this.stageOf(stream).isShared) return this.writers.submit(stream, giving);
    return this.turns.take([stream], patienceMs, () =>
      untilSettled(stream, () => this.tryGive(giving)),
    );
  }

  /**
   * Decides and records many commands, on as many streams, in groups of one transaction each and in
   * their order; what holds for one command holds for each of them. One that is refused stops no other.
   * @returns one answer a command, in the same order.
   * @throws RecordUnavailable or what a rule throws: some may be recorded, so the same commands may be
   * given again under the same ids.
   */
  recordMany(givings: readonly Omit<Giving, 'byWorkflow' | 'beside'>[]): Promise<readonly Given[]> {
    return recordInGroups(
      {
        ...this.groupTools,
        give: (giving) => this.give(giving),
      },
      givings,
    );
  }

  /**
   * Records a command that moves this shared stream (a fund), in one transaction with others that wait
   * for it. `give` finds the way here by itself; whoever knows the stream spares it the look. The caller
   * gives one command at a time on the command's own stream.
   */
  giveThrough(shared: string, giving: Giving): Promise<Given> {
    return this.writers.submit(shared, giving);
  }

  /** Applies whatever deadlines have passed. Nothing passed is no error. */
  async passDeadlines(stream: string, { wakes } = { wakes: false }): Promise<void> {
    await untilSettled(stream, async () => {
      const draft = await this.draft(stream);
      if (!draft.opened) return 'nothing to pass';
      draft.passDeadlines();
      const quiet = wakes ? [] : [stream];
      const written = await this.write({ ...emptyWrite, drafts: [draft], quiet });
      return written.kind === 'written' ? 'passed' : undefined;
    });
  }

  /**
   * Feeds an errand's answer back to the stage that asked. Given twice, or late, it changes nothing.
   * `words` holds what arrived sealed for this service.
   */
  async applyAnswer(
    stream: string,
    errandId: string,
    answer: ErrandAnswer,
    words: readonly HeldWords[],
  ): Promise<void> {
    const draft = await this.draft(stream);
    const errand = draft.stage.errand(draft.state);
    if (!errand || idOfErrand(stream, errand) !== errandId) return;
    const given = await this.give({
      stream,
      caseId: draft.caseId,
      by: { kind: 'service', service: errand.service },
      command: draft.stage.answered(errand, answer),
      commandId: `answer:${errandId}`,
      bodyDigest: this.keys.digest(answer),
      words,
      byWorkflow: true,
    });
    if (!given.ok) throw new Error(`${stream} refused the answer of ${errandId}: ${given.code}`);
  }

  /**
   * Answers another service's errand: the effect on this service's streams and the answer itself in
   * one transaction, so the first answer (refusals too) is the answer for ever.
   * @param entries commands decided together: all are recorded, or none and the refusal is kept.
   * @throws StreamNotOpen when a stream is not open yet: the errand is tried again later.
   */
  answerErrand(
    errandId: string,
    entries: readonly Entry[],
    result: Readonly<Record<string, unknown>> = {},
  ): Promise<ErrandAnswer> {
    const streams = entries.map((entry) => entry.stream);
    const tryAnswer = async (held?: Held): Promise<ErrandAnswer | undefined> => {
      const known = await this.errandAnswer(errandId);
      if (known) return known;
      const at = moment();
      const fences = (await held?.fences()) ?? [];
      const plan = await planEntries(this.reader, entries, `errand:${errandId}`);
      const shared = plan.ok && !held ? sharedIn(plan.write) : [];
      if (shared.length > 0) return this.writers.hold(shared, tryAnswer);
      const answer: ErrandAnswer = plan.ok
        ? { ok: true, result }
        : { ok: false, code: plan.code, details: plan.details };
      const written = await this.write({
        ...(plan.ok ? plan.write : emptyWrite),
        errandAnswer: { _id: errandId, answer },
        fences,
      });
      held?.attempted(at, written.kind === 'written');
      if (written.kind === 'claim-taken') return this.answerRefused(errandId, written.claim);
      return written.kind === 'written' ? answer : undefined;
    };
    return this.turns.take(streams, patienceMs, () => untilSettled(errandId, tryAnswer));
  }

  /** Another case holds what the errand takes: nothing of it is recorded but that answer. */
  private async answerRefused(errandId: string, claim: Claim): Promise<ErrandAnswer | undefined> {
    const answer = await this.refusalBy(claim);
    const errandAnswer = { _id: errandId, answer };
    const written = await this.write({ ...emptyWrite, errandAnswer });
    return written.kind === 'written' ? answer : undefined;
  }

  /** The answer this errand got before, if it did. */
  errandAnswer(errandId: string): Promise<ErrandAnswer | undefined> {
    return this.reader.errandAnswer(errandId);
  }

  private async tryGive(giving: Giving, held?: Held): Promise<Given | undefined> {
    const head = held ? undefined : await this.reader.draftOfHead(giving.stream);
    if (!head) return this.tryOnRecord(giving, held);
    return (await this.tryOnHead(giving, head)) ?? this.tryOnRecord(giving, held, true);
  }

  /**
   * Decides on what this process left, which spares it a look. Undefined where that is no ground for an
   * answer: what is refused, leaves nothing or meets somebody else's change is decided on the record.
   */
  private async tryOnHead(giving: Giving, head: StreamDraft): Promise<Given | undefined> {
    const drafts = new Drafts(this.reader);
    const plan = await this.plan(drafts, head, giving).catch(() => undefined);
    if (!plan?.ok || !plan.leaves || sharedIn(plan.write).length > 0) return undefined;
    const written = await this.write(writeOf(giving, plan, this.keys));
    if (written.kind === 'conflict') this.reader.heads.metAnother(giving.stream);
    return written.kind === 'written'
      ? { ok: true, caseId: giving.caseId, answer: plan.answer }
      : undefined;
  }

  private async tryOnRecord(
    asked: Giving,
    held?: Held,
    isDoubtful = false,
  ): Promise<Given | undefined> {
    const { stream, caseId } = asked;
    const at = moment();
    const fences = (await held?.fences()) ?? [];
    const drafts = new Drafts(this.reader);
    const seen = isDoubtful
      ? await this.reader.draftWithAnswer(asked)
      : { draft: await this.reader.draft(stream, caseId) };
    const { draft } = seen;
    const giving = { ...asked, ...('before' in seen && { before: seen.before }) };
    const plan = await this.plan(drafts, draft, giving);
    if (!plan.ok) {
      const stored = await this.answerBefore(giving);
      if (stored) return stored;
      // The refused command leaves nothing; the deadlines that passed before it are the clock's own.
      if (draft.events.length > 0) await this.passDeadlines(stream, { wakes: true });
      return refusedOn(draft, giving, plan);
    }
    const [shared, other] = held ? [] : sharedIn(plan.write);
    if (shared !== undefined && other === undefined) return this.writers.submit(shared, asked);
    if (shared !== undefined) {
      return this.writers.hold(sharedIn(plan.write), (holding) => this.tryGive(asked, holding));
    }
    const written = await this.write({ ...writeOf(giving, plan, this.keys), fences });
    held?.attempted(at, written.kind === 'written');
    switch (written.kind) {
      case 'written':
        return { ok: true, caseId, answer: plan.answer };
      case 'command-known':
        return this.answerBefore(asked);
      case 'claim-taken':
        return (await this.answerBefore(asked)) ?? this.claimRefusal(draft, written.claim);
      case 'conflict':
      case 'errand-answered':
        return undefined;
    }
  }

  private async plan(drafts: Drafts, draft: StreamDraft, giving: Giving): Promise<PlannedCommand> {
    drafts.begin(draft);
    return planCommand(drafts, giving, { id: giving.commandId, bodyDigest: giving.bodyDigest });
  }

  /** Before any refusal leaves, the command's id is looked up: stored means that answer. */
  private async answerBefore(giving: Asked): Promise<Given | undefined> {
    const { stream, commandId, before } = giving;
    const stored = before === undefined ? await this.reader.storedCommand(stream, commandId) : before;
    return stored ? givenBefore(giving, stored) : undefined;
  }

  private async claimRefusal(draft: StreamDraft, claim: Claim): Promise<Given> {
    const caseId = draft.snapshot ? draft.caseId : '';
    return { ...(await this.refusalBy(claim)), caseId, kind: draft.stage.name };
  }

  private async refusalBy({ kind, key, refusal }: Claim): Promise<Refusal> {
    const holder = await this.record.claims.findOne({ _id: `${kind}:${key}` });
    return refused(refusal, holder?.disclosed ?? {});
  }

  /** Those that wait for a shared stream; whoever gave them holds the turns of their own streams. */
  private recordHeld(givings: readonly Giving[], held: Held): Promise<readonly Given[]> {
    const give = (giving: Giving) => untilSettled(giving.stream, () => this.tryGive(giving, held));
    return recordInGroups({ ...this.groupTools, held, give }, givings);
  }

  private get groupTools(): Omit<GroupTools, 'give' | 'held'> {
    const { reader, client, keys } = this;
    return {
      ...{ reader, client, keys },
      inTurn: (streams, work) => this.turns.take(streams, patienceMs, work),
      hold: (streams, work) => this.writers.hold(streams, work),
    };
  }

  private write(write: RecordWrite): Promise<WriteResult> {
    return writeKeepingHeads(this.client, this.reader, write);
  }
}

/** The id of a person's command: the same key of another person, or on another stream, is another. */
export function commandIdOf(stream: string, by: Actor, idempotencyKey: string): string {
  const who = isPerson(by) ? by.personId : by.kind;
  return sha256Hex(stream, who, idempotencyKey).slice(0, 32);
}

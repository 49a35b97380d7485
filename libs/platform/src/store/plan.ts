import { isPerson, type Actor } from '#domain/shared/actor';
import {
  refused,
  type Claim,
  type ClaimKey,
  type Decided,
  type Decision,
  type Refusal,
} from '#domain/shared/decision';
import type { CommandBody, EventBody } from '#domain/shared/stage';
import type { StoredCommand } from './documents.js';
import { Drafts } from './drafts.js';
import { StreamNotOpen } from './record-errors.js';
import type { StreamDraft } from './stream-draft.js';
import type { NamedStream, StreamReader } from './stream-reader.js';
import type { RecordWrite } from './write-record.js';

/** One of the commands decided together, on a stream of this service. */
export interface Entry {
  readonly stream: string;
  readonly caseId: string;
  readonly command: CommandBody;
  readonly by: Actor;
}

/** A command's id with the keyed digest of its body. */
export interface NamedBody {
  readonly id: string;
  readonly bodyDigest: string;
}

export type PlannedCommand =
  | {
      readonly ok: true;
      readonly answer: StoredCommand['answer'];
      /** Whether anything is recorded under the command's id. */
      readonly leaves: boolean;
      readonly write: RecordWrite;
    }
  | Refusal;

export type PlannedEntries = { readonly ok: true; readonly write: RecordWrite } | Refusal;

export const emptyWrite: RecordWrite = {
  drafts: [],
  takes: [],
  releases: [],
  texts: [],
  fences: [],
  quiet: [],
};

/** Decides one command on a drafted stream, with the companions it names. Nothing is written. */
export async function planCommand(
  drafts: Drafts,
  entry: Entry,
  command: NamedBody,
): Promise<PlannedCommand> {
  const draft = await drafts.open(entry);
  const decision = decideOn(draft, entry, command.id);
  if (!decision.ok) return decision;
  const refusal = await foldIn(drafts, draft, decision, entry.by, command);
  if (refusal) return refusal;
  const takes = decision.takes.map((claim) => ({ ...claim, stream: entry.stream }));
  const { releases } = decision;
  return {
    ok: true,
    ...answered(draft, entry, command),
    write: { ...emptyWrite, drafts: drafts.all, takes, releases },
  };
}

/** The rule's word; a case this person does not see is one that does not exist. */
export function decideOn(draft: StreamDraft, entry: Entry, commandId: string): Decision<EventBody> {
  const { by, command } = entry;
  // An opening command comes before there is anything to see; its own rule says who may.
  if (isPerson(by) && draft.opened && !draft.stage.visible.seesCase(by, draft.state)) {
    return refused('unknown-case');
  }
  const decision = draft.decide(command, by, commandId);
  if (decision.ok) return decision;
  const closed = !draft.opened && draft.stage.commands.includes(command.type);
  return isPerson(by) && closed ? refused('unknown-case') : decision;
}

/** Streams of a plan that many others move: they are written behind a fence. */
export function sharedIn({ drafts }: Pick<RecordWrite, 'drafts'>): readonly string[] {
  return drafts
    .filter(({ stage, events }) => stage.isShared === true && events.length > 0)
    .map(({ stream }) => stream);
}

/** What a decided command answers; `leaves` is false where it changed nothing. */
export function answered(
  draft: StreamDraft,
  { by }: Pick<Entry, 'by'>,
  { id }: NamedBody,
): Pick<StoredCommand, 'answer'> & { readonly leaves: boolean } {
  const recorded = draft.events.find((event) => event.command?.id === id)?.command;
  return {
    answer: recorded?.answer ?? { version: draft.versionFor(by), events: [] },
    leaves: recorded !== undefined,
  };
}

/** Decides several commands together: all or none. Streams they share are drafted once. */
export async function planEntries(
  reader: StreamReader,
  entries: readonly Entry[],
  commandId: string,
): Promise<PlannedEntries> {
  const drafts = new Drafts(reader);
  const takes: (Claim & { stream: string })[] = [];
  const releases: ClaimKey[] = [];
  for (const entry of entries) {
    const { stream, command, by } = entry;
    const draft = await openedIn(drafts, entry);
    const decision = draft.decide(command, by, commandId);
    if (!decision.ok) return decision;
    const refusal = await foldIn(drafts, draft, decision, by);
    if (refusal) return refusal;
    takes.push(...decision.takes.map((claim) => ({ ...claim, stream })));
    releases.push(...decision.releases);
  }
  return { ok: true, write: { ...emptyWrite, drafts: drafts.all, takes, releases } };
}

/**
 * Folds a decision and the companions it names into the drafts. Refused by a companion, it leaves
 * them as they were.
 */
export async function foldIn(
  drafts: Drafts,
  draft: StreamDraft,
  decision: Decided<EventBody>,
  by: Actor,
  command?: NamedBody,
): Promise<Refusal | undefined> {
  const marks = [draft.mark()];
  draft.append(decision, by, command);
  for (const companion of decision.alongside) {
    const beside = await openedIn(drafts, companion);
    marks.push(beside.mark());
    const service: Actor = { kind: 'service', service: drafts.reader.service };
    const also = beside.decide(companion.command, service, command?.id ?? draft.stream);
    if (!also.ok) {
      for (const comeBack of marks.reverse()) comeBack();
      return also;
    }
    beside.append(also, service);
  }
  return undefined;
}

/** @throws StreamNotOpen: a companion or an errand's stream that is not there yet is tried again. */
async function openedIn(drafts: Drafts, named: NamedStream): Promise<StreamDraft> {
  const draft = await drafts.open(named);
  if (!draft.opened) throw new StreamNotOpen(draft.stream);
  return draft;
}

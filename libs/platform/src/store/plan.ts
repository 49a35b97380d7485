import { isPerson, type Actor } from '#domain/shared/actor';
import {
  refused,
  type Claim,
  type ClaimKey,
  type Decided,
  type Refusal,
} from '#domain/shared/decision';
import type { CommandBody, EventBody } from '#domain/shared/stage';
import type { StoredCommand } from './documents.js';
import { StreamNotOpen } from './record-errors.js';
import type { StreamDraft } from './stream-draft.js';
import type { StreamReader } from './stream-reader.js';
import type { RecordWrite } from './write-record.js';

/** One of the commands decided together, on a stream of this service. */
export interface Entry {
  readonly stream: string;
  readonly caseId: string;
  readonly command: CommandBody;
  readonly by: Actor;
}

export type PlannedCommand =
  | { readonly ok: true; readonly answer: StoredCommand['answer']; readonly write: RecordWrite }
  | Refusal;

export type PlannedEntries = { readonly ok: true; readonly write: RecordWrite } | Refusal;

export const emptyWrite: RecordWrite = {
  drafts: [],
  takes: [],
  releases: [],
  texts: [],
  wakes: true,
};

/** Decides one command on a drafted stream, with the companions it names. Nothing is written. */
export async function planCommand(
  reader: StreamReader,
  draft: StreamDraft,
  entry: Entry,
  command: { readonly id: string; readonly bodyDigest: string },
): Promise<PlannedCommand> {
  const { by, stream } = entry;
  // An opening command comes before there is anything to see; its own rule says who may.
  if (isPerson(by) && draft.opened && !draft.stage.visible.seesCase(by, draft.state)) {
    return refused('unknown-case');
  }
  const decision = draft.decide(entry.command, by, command.id);
  if (!decision.ok) {
    const closed = !draft.opened && draft.stage.commands.includes(entry.command.type);
    return isPerson(by) && closed ? refused('unknown-case') : decision;
  }
  const drafts = new Map([[stream, draft]]);
  const refusal = await fold(reader, drafts, draft, decision, by, command);
  if (refusal) return refusal;
  const recorded = draft.events.find((event) => event.command?.id === command.id)?.command;
  return {
    ok: true,
    answer: recorded?.answer ?? { version: draft.versionFor(by), events: [] },
    write: {
      ...emptyWrite,
      drafts: [...drafts.values()],
      takes: decision.takes.map((claim) => ({ ...claim, stream })),
      releases: decision.releases,
    },
  };
}

/** Decides several commands together: all or none. Streams they share are drafted once. */
export async function planEntries(
  reader: StreamReader,
  entries: readonly Entry[],
  commandId: string,
): Promise<PlannedEntries> {
  const drafts = new Map<string, StreamDraft>();
  const takes: (Claim & { stream: string })[] = [];
  const releases: ClaimKey[] = [];
  for (const { stream, caseId, command, by } of entries) {
    const draft = await openDraft(reader, drafts, stream, caseId);
    const decision = draft.decide(command, by, commandId);
    if (!decision.ok) return decision;
    const refusal = await fold(reader, drafts, draft, decision, by);
    if (refusal) return refusal;
    takes.push(...decision.takes.map((claim) => ({ ...claim, stream })));
    releases.push(...decision.releases);
  }
  return { ok: true, write: { ...emptyWrite, drafts: [...drafts.values()], takes, releases } };
}

/** Folds a decision and the companions it names into the drafts. */
async function fold(
  reader: StreamReader,
  drafts: Map<string, StreamDraft>,
  draft: StreamDraft,
  decision: Decided<EventBody>,
  by: Actor,
  command?: { readonly id: string; readonly bodyDigest: string },
): Promise<Refusal | undefined> {
  draft.append(decision, by, command);
  for (const companion of decision.alongside) {
    const beside = await openDraft(reader, drafts, companion.stream, companion.caseId);
    const service: Actor = { kind: 'service', service: reader.service };
    const also = beside.decide(companion.command, service, command?.id ?? draft.stream);
    if (!also.ok) return also;
    beside.append(also, service);
  }
  return undefined;
}

/** @throws StreamNotOpen: a companion or an errand's stream that is not there yet is tried again. */
async function openDraft(
  reader: StreamReader,
  drafts: Map<string, StreamDraft>,
  stream: string,
  caseId: string,
): Promise<StreamDraft> {
  const known = drafts.get(stream);
  if (known) return known;
  const draft = await reader.draft(stream, caseId);
  if (!draft.opened) throw new StreamNotOpen(stream);
  draft.passDeadlines();
  drafts.set(stream, draft);
  return draft;
}

import type { Refusal } from '#domain/shared/decision';
import { ClaimsInHand } from './claims-in-hand.js';
import type { StoredCommand } from './documents.js';
import { Drafts } from './drafts.js';
import { givenBefore, type Given, type Giving } from './giving.js';
import { answered, decideOn, emptyWrite, foldIn } from './plan.js';
import type { StreamDraft } from './stream-draft.js';
import { commandKey, type StreamReader } from './stream-reader.js';
import type { RecordWrite } from './write-record.js';

/** A command with its place among those given together. */
export interface Numbered {
  readonly index: number;
  readonly giving: Giving;
}

export interface PlannedGroup {
  /** True only once `write` has been written. */
  readonly answers: readonly (Numbered & { readonly given: Given })[];
  /** Those among them whose words are to be kept. */
  readonly leaving: readonly Giving[];
  /** To be decided after this group was written, in this order. */
  readonly later: readonly Numbered[];
  /** Without the words. */
  readonly write: RecordWrite;
}

/**
 * Decides a group of commands in their order, each on what those before it left; one that is refused
 * leaves nothing. What was recorded before gets its answer. Nothing is written.
 * @throws StreamNotOpen when a companion's stream is not open yet.
 */
export async function planGroup(
  reader: StreamReader,
  group: readonly Numbered[],
): Promise<PlannedGroup> {
  const drafts = new Drafts(reader);
  await drafts.load(group.map(({ giving }) => giving));
  // After the streams were read: a twin recorded since then meets the unique index instead.
  const stored = await reader.storedCommands(group.map(({ giving }) => giving));
  const claims = new ClaimsInHand(reader.record);
  for (;;) {
    const plan = await planOn(drafts, stored, claims, group);
    if (!(await claims.lookUp())) return plan;
    drafts.rewind();
    claims.rewind();
  }
}

async function planOn(
  drafts: Drafts,
  stored: ReadonlyMap<string, StoredCommand>,
  claims: ClaimsInHand,
  group: readonly Numbered[],
): Promise<PlannedGroup> {
  const answers: (Numbered & { given: Given })[] = [];
  const leaving: Giving[] = [];
  const later: Numbered[] = [];
  const takes: RecordWrite['takes'][number][] = [];
  const releases: RecordWrite['releases'][number][] = [];
  const decidedKeys = new Set<string>();
  const waiting = new Set<string>();
  // What comes behind a twin waits with it, whatever its stream: a claim goes to who asked first.
  let behindTwin = false;
  for (const one of group) {
    const { giving } = one;
    const { stream } = giving;
    const before = stored.get(commandKey(giving));
    const isTwin = decidedKeys.has(commandKey(giving));
    behindTwin ||= isTwin && !before;
    decidedKeys.add(commandKey(giving));
    const step: Step | 'later' = before
      ? { given: givenBefore(giving, before) }
      : await (behindTwin || waiting.has(stream) ? 'later' : planOne(drafts, claims, giving));
    if (step === 'later') {
      waiting.add(stream);
      later.push(one);
      continue;
    }
    answers.push({ ...one, given: step.given });
    if (step.leaves) leaving.push(giving);
    takes.push(...(step.takes ?? []));
    releases.push(...(step.releases ?? []));
  }
  const write = { ...emptyWrite, drafts: drafts.all, takes, releases, quiet: quietIn(group) };
  return { answers, leaving, later, write };
}

function quietIn(group: readonly Numbered[]): readonly string[] {
  const loud = new Set(
    group.flatMap(({ giving }) => (giving.byWorkflow === true ? [] : [giving.stream])),
  );
  return group.map(({ giving }) => giving.stream).filter((stream) => !loud.has(stream));
}

/** What became of one command; a refused one has its answer only. */
interface Step extends Partial<Pick<RecordWrite, 'takes' | 'releases'>> {
  readonly given: Given;
  readonly leaves?: boolean;
}

async function planOne(
  drafts: Drafts,
  claims: ClaimsInHand,
  giving: Giving,
): Promise<Step | 'later'> {
  const { by, caseId, stream, commandId: id, bodyDigest } = giving;
  const draft = await drafts.open(giving);
  const decision = decideOn(draft, giving, id);
  if (!decision.ok) return { given: refusedOn(draft, giving, decision) };
  const taken = claims.refusalOf(decision);
  if (taken === 'later') return taken;
  if (taken) return { given: refusedOn(draft, giving, taken) };
  const refusal = await foldIn(drafts, draft, decision, by, { id, bodyDigest });
  if (refusal) return { given: refusedOn(draft, giving, refusal) };
  claims.note(decision);
  const { answer, leaves } = answered(draft, giving, { id, bodyDigest });
  return {
    given: { ok: true, caseId, answer },
    leaves,
    takes: decision.takes.map((claim) => ({ ...claim, stream })),
    releases: decision.releases,
  };
}

/**
 * A case that was never opened has no id anybody should keep; one that is hidden answers just like one
 * that is unknown.
 */
export function refusedOn(draft: StreamDraft, { caseId }: Giving, refusal: Refusal): Given {
  const named = draft.opened || refusal.code === 'unknown-case';
  return { ...refusal, caseId: named ? caseId : '', kind: draft.stage.name };
}

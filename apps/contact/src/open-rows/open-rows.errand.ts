import type { OpenCase } from '#domain/contact/commands';
import type { OpenRows } from '#domain/contact/errands';
import type {
  LeadImport,
  RegisteredRow,
  RowResult,
  Running,
} from '#domain/contact/lead-import';
import type { SheetLead } from '#domain/contact/lead-sheet/understand-row';
import { refused, type Refusal } from '#domain/shared/decision';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { TextRef } from '#domain/shared/text';
import type { ErrandCall } from '#durable/stage-run';
import { sha256Hex } from '#platform/keys/keys';
import type { House } from '#platform/service/house';
import type { Given } from '#platform/store/giving';
import type { HeldWords } from '#platform/store/held-words';
import type { Recorder } from '#platform/store/recorder';
import type { Texts } from '#platform/store/texts';
import { keptRows } from '../kept-rows.js';
import { leadTerms } from '../lead-terms.js';

interface Tools {
  readonly recorder: Recorder;
  readonly texts: Texts;
  readonly house: Pick<House, 'pack'>;
}

/** A row of the errand with what the sheet and the register say of it. */
interface Lead {
  readonly row: number;
  readonly kept: SheetLead;
  readonly registered: RegisteredRow & { readonly subjectId: string };
}

/**
 * Opens one case a row, in the order of the sheet, so that the first of two rows about one subject
 * opens the case. Ids derive from import, errand and row: a second attempt opens none twice.
 */
export async function openRows(
  { errandId, request }: Pick<ErrandCall, 'errandId' | 'request'>,
  tools: Tools,
): Promise<ErrandAnswer> {
  const { recorder } = tools;
  const known = await recorder.errandAnswer(errandId);
  if (known) return known;
  const { importId, rows: asked } = request as unknown as Pick<OpenRows, 'importId' | 'rows'>;
  const { state } = await recorder.draft(streamOf('import', importId));
  const running = state as LeadImport;
  // An errand that is no longer open changes nothing with its answer.
  if (running.phase !== 'opening') return recorder.answerErrand(errandId, [], { rows: [] });
  const leads = await leadsOf(running, new Set(asked), tools.texts);
  const clear = leads.filter(({ registered }) => registered.resembles === undefined);
  const given = await recorder.recordMany(
    clear.map((lead) => openingOf(lead, { errandId, running, tools })),
  );
  const opened = clear.map(({ row }, index) => resultOf(row, given[index]));
  const suspected = await heldBack(leads, recorder);
  return recorder.answerErrand(errandId, [], { rows: [...opened, ...suspected] });
}

/**
 * Rows that may be about another organisation wait for a person; where their own is attracted already
 * there is nothing to judge.
 */
async function heldBack(
  leads: readonly Lead[],
  { record }: Pick<Recorder, 'record'>,
): Promise<readonly RowResult[]> {
  const alike = leads.filter(({ registered }) => registered.resembles !== undefined);
  const ids = alike.map(({ registered: { subjectId } }) => `subject:${subjectId}`);
  const claims = await record.claims.find({ _id: { $in: ids } }).toArray();
  const held = new Map(claims.map((claim) => [claim._id, claim]));
  return alike.map(({ row, registered: { subjectId } }): RowResult => {
    const claim = held.get(`subject:${subjectId}`);
    if (!claim) return { row, result: 'suspected' };
    return notOpened(row, refused(claim.refusal, claim.disclosed));
  });
}

async function leadsOf(
  { pieces, piecesRead, registered }: Running,
  asked: ReadonlySet<number>,
  texts: Texts,
): Promise<readonly Lead[]> {
  // Those of the piece in hand, or judged ones of any piece.
  const inHand = pieces.slice(0, piecesRead).filter(({ rows }) => rows.some((row) => asked.has(row)));
  const words = await Promise.all(inHand.map((piece) => keptRows(piece, texts)));
  const kept = new Map(words.flat().map((one) => [one.row, one]));
  return registered.flatMap(({ row, subjectId, ...party }): Lead[] => {
    const lead = kept.get(row)?.lead;
    if (!lead || subjectId === undefined || !asked.has(row)) return [];
    return [{ row, kept: lead, registered: { ...party, row, subjectId } }];
  });
}

interface Opening {
  readonly errandId: string;
  readonly running: Running;
  readonly tools: Tools;
}

function openingOf(lead: Lead, { errandId, running, tools: { recorder, house } }: Opening) {
  const { row, kept } = lead;
  const caseId = `c${sha256Hex('import', running.importId, String(row)).slice(0, 20)}`;
  const commandId = sha256Hex(errandId, String(row)).slice(0, 32);
  const words: HeldWords[] = [];
  const hold = (field: string, text: string): TextRef => {
    const textId = `${commandId}:${field}`;
    words.push({ textId, words: text });
    return { textId, digest: recorder.keys.digest(text) };
  };
  const command: OpenCase = {
    type: 'open-case',
    caseId,
    ...factsOf(lead),
    title: hold('title', kept.title),
    ...(kept.note !== undefined && { note: hold('note', kept.note) }),
    officerId: running.officerId,
    officerUnitId: running.officerUnitId,
    ...leadTerms(house.pack, running.officerUnitId),
  };
  return {
    stream: streamOf('contact', caseId),
    caseId,
    by: { kind: 'service', service: 'contact' } as const,
    command,
    commandId,
    bodyDigest: recorder.keys.digest({ errandId, row }),
    words,
  };
}

function resultOf(row: number, given: Given | undefined): RowResult {
  if (!given) return { row, result: 'refused', code: 'not-answered' };
  return given.ok ? { row, result: 'opened', caseId: given.caseId } : notOpened(row, given);
}

function factsOf({ kept, registered }: Lead) {
  const { segment, district, plannedInvestment, sourceKind } = kept;
  const { subjectId, name = subjectId, creditCode, contactPersonId } = registered;
  const organisation = { kind: 'organisation', subjectId, name } as const;
  return {
    subjects: [{ ...organisation, ...(creditCode !== undefined && { creditCode }) }],
    ...(segment !== undefined && { segment }),
    district,
    source: { kind: sourceKind },
    ...(plannedInvestment !== undefined && { plannedInvestment }),
    ...(contactPersonId !== undefined && { contactPersonId }),
  };
}

function notOpened(row: number, { code, details }: Refusal): RowResult {
  if (code !== 'already-being-attracted') return { row, result: 'refused', code };
  const unit = details['unit'];
  return { row, result: 'duplicate', code, ...(typeof unit === 'string' && { unit }) };
}

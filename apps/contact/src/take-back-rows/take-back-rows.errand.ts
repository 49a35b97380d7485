import type { TakeBack } from '#domain/contact/commands';
import type { TakeBackRows } from '#domain/contact/errands';
import type { LeadImport, SettledRow, TakenBackRow } from '#domain/contact/lead-import';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import { sha256Hex } from '#platform/keys/keys';
import type { Given } from '#platform/store/giving';
import type { Recorder } from '#platform/store/recorder';

type Opened = SettledRow & { readonly caseId: string };

/**
 * Gives up the cases an import opened, where nobody has worked on them; the others are kept. Ids
 * derive from errand and row: a second attempt gives up none twice.
 */
export async function takeBackRows(
  { errandId, request }: Pick<ErrandCall, 'errandId' | 'request'>,
  recorder: Recorder,
): Promise<ErrandAnswer> {
  const known = await recorder.errandAnswer(errandId);
  if (known) return known;
  const { importId, rows: asked } = request as unknown as Pick<TakeBackRows, 'importId' | 'rows'>;
  const { state } = await recorder.draft(streamOf('import', importId));
  const running = state as LeadImport;
  // An errand that is no longer open changes nothing with its answer.
  if (running.phase !== 'undoing') return recorder.answerErrand(errandId, [], { rows: [] });
  const takenBackBy = running.undoneBy ?? running.officerId;
  const wanted = new Set(asked);
  const opened = running.results.filter((one): one is Opened => one.caseId !== undefined && wanted.has(one.row));
  const worked = await workedOn(opened, recorder);
  const untouched = opened.filter(({ caseId }) => !worked.has(caseId));
  const command: TakeBack = { type: 'take-back', takenBackBy };
  const given = await recorder.recordMany(
    untouched.map(({ row, caseId }) => ({
      stream: streamOf('contact', caseId),
      caseId,
      by: { kind: 'service', service: 'contact' } as const,
      command,
      commandId: sha256Hex(errandId, String(row)).slice(0, 32),
      bodyDigest: recorder.keys.digest({ errandId, row }),
    })),
  );
  const answers = untouched.map(({ row }, index) => answerOf(row, given[index]));
  const kept = opened.filter(({ caseId }) => worked.has(caseId)).map(({ row }) => keptRow(row, 'worked-on-since'));
  return recorder.answerErrand(errandId, [], { rows: [...answers, ...kept] });
}

/** Cases with anything a person did, what left no trace in the case included (parked and resumed). */
async function workedOn(opened: readonly Opened[], { record }: Recorder): Promise<ReadonlySet<string>> {
  const streams = opened.map(({ caseId }) => streamOf('contact', caseId));
  const worked = await record.events.distinct('caseId', {
    stream: { $in: streams },
    version: { $gt: 1 },
    'by.kind': 'person',
  });
  return new Set(worked);
}

function answerOf(row: number, given: Given | undefined): TakenBackRow {
  if (!given) return keptRow(row, 'not-answered');
  return given.ok ? { row, result: 'withdrawn' } : keptRow(row, given.code);
}

function keptRow(row: number, code: string): TakenBackRow {
  return { row, result: 'kept', code };
}

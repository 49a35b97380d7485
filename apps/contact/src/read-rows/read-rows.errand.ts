import type { ReadRows } from '#domain/contact/errands';
import type { LeadImport, SheetRow } from '#domain/contact/lead-import';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Recorder } from '#platform/store/recorder';
import type { Texts } from '#platform/store/texts';
import { keptRows, type KeptRow } from '../kept-rows.js';

/** Says of each row of one piece what a rule may know: whether it is sound, and its facts. */
export async function readRows(
  { errandId, request }: Pick<ErrandCall, 'errandId' | 'request'>,
  { recorder, texts }: { readonly recorder: Recorder; readonly texts: Texts },
): Promise<ErrandAnswer> {
  const known = await recorder.errandAnswer(errandId);
  if (known) return known;
  const { importId, piece } = request as unknown as Pick<ReadRows, 'importId' | 'piece'>;
  const { state } = await recorder.draft(streamOf('import', importId));
  const running = state as LeadImport;
  const asked = running.phase === 'reading' ? running.pieces[piece] : undefined;
  // An errand that is no longer open changes nothing with its answer.
  const rows = asked ? await keptRows(asked, texts) : [];
  return recorder.answerErrand(errandId, [], { rows: rows.map(sheetRow) });
}

function sheetRow({ row, digest, faults, lead }: KeptRow): SheetRow {
  const said = { row, digest, faults };
  if (!lead) return said;
  const { segment, district, plannedInvestment, sourceKind } = lead;
  const facts = {
    ...(segment !== undefined && { segment }),
    district,
    ...(plannedInvestment !== undefined && { plannedInvestment }),
    sourceKind,
  };
  return { ...said, facts };
}

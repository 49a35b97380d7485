import type { PartiesWords } from '#contracts/register/errands';
import type { ReadRows } from '#domain/contact/errands';
import type { LeadImport, SheetRow } from '#domain/contact/lead-import';
import type { SheetLead } from '#domain/contact/lead-sheet/understand-row';
import type { Sealed } from '#domain/register/errands';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { ServiceKeys } from '#platform/keys/keys';
import type { Recorder } from '#platform/store/recorder';
import type { Texts } from '#platform/store/texts';
import { keptRows, type KeptRow } from '../kept-rows.js';

type SealedRow = Omit<SheetRow, 'parties'> & { readonly parties?: Sealed };

/**
 * Takes the rows of one piece apart. What names people leaves sealed for contact itself, so that the
 * platform sets the words of each row aside and the rule can hand them on without seeing them.
 */
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
  return recorder.answerErrand(errandId, [], { rows: rows.map((row) => sealedRow(row, recorder)) });
}

function sealedRow(
  { row, digest, faults, lead }: KeptRow,
  { keys, service }: { readonly keys: Pick<ServiceKeys, 'sealFor'>; readonly service: string },
): SealedRow {
  const said = { row, digest, faults };
  if (!lead) return said;
  const { segment, district, plannedInvestment, sourceKind } = lead;
  const facts = {
    ...(segment !== undefined && { segment }),
    district,
    ...(plannedInvestment !== undefined && { plannedInvestment }),
    sourceKind,
  };
  const parties = { $sealed: keys.sealFor(service, JSON.stringify(partiesOf(lead))) };
  return { ...said, facts, parties };
}

function partiesOf({ organisation, creditCode, contactName, contactPhone }: SheetLead): PartiesWords {
  return {
    organisationName: organisation,
    ...(creditCode !== undefined && { creditCode }),
    ...(contactName !== undefined && { contactName }),
    ...(contactPhone !== undefined && { contactPhone }),
  };
}

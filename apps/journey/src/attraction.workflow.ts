import { executeChild, ParentClosePolicy, proxyActivities } from '@temporalio/workflow';
import type { CloseCase } from '#domain/contact/errands';
import type { ContactOutcome } from '#domain/contact/contact';
import type { EvaluationOutcome } from '#domain/evaluation/evaluation';
import type { LandingOutcome } from '#domain/landing/landing';
import type { NegotiationOutcome } from '#domain/negotiation/negotiation';
import type { RewardOutcome } from '#domain/reward/reward';
import type { ErrandActivities, Opening, StageRun } from '#durable/stage-run';

/** One case, whole. `space` prefixes queues and ids, as everywhere. */
export interface Attraction {
  readonly caseId: string;
  readonly space: string;
}

/**
 * The journey of a case, as docs/domain.md tells it: each stage runs as a child on its own
 * service's queue and answers with its outcome, which is all the next stage needs.
 */
export async function attraction(journey: Attraction): Promise<CloseCase['ending']> {
  const contact = await stage<ContactOutcome>(journey, 'contact');
  if (contact.kind === 'dropped') return close(journey, 'dropped');

  const evaluation = await stage<EvaluationOutcome>(journey, 'evaluation', from('contact', contact));
  if (evaluation.kind === 'not-supported') return close(journey, 'not-supported');

  const negotiation = await stage<NegotiationOutcome>(
    journey,
    'negotiation',
    from('evaluation', evaluation),
  );
  if (negotiation.kind === 'withdrawn') return close(journey, 'withdrawn');

  // Reward begins at signing with every promise; landing releases its money milestone by milestone.
  const signed = from('negotiation', negotiation);
  await Promise.all([
    stage<LandingOutcome>(journey, 'landing', signed),
    stage<RewardOutcome>(journey, 'reward', signed),
  ]);
  return close(journey, 'completed');
}

interface Predecessor {
  readonly stage: string;
  readonly outcome: { readonly version: number };
}

function from(stageName: string, outcome: { readonly version: number }): Predecessor {
  return { stage: stageName, outcome };
}

async function stage<Outcome>(
  { caseId, space }: Attraction,
  name: string,
  predecessor?: Predecessor,
): Promise<Outcome> {
  const run: StageRun = {
    stream: `${name}-${caseId}`,
    caseId,
    space,
    ...(predecessor && { opening: openingFrom(caseId, predecessor) }),
  };
  const outcome: unknown = await executeChild('stage', {
    taskQueue: `${space}${name}`,
    workflowId: `${space}${name}-${caseId}`,
    workflowTaskTimeout: '2s',
    parentClosePolicy: ParentClosePolicy.TERMINATE,
    args: [run],
  });
  return outcome as Outcome;
}

/** An opening is known by its predecessor's stream and the version of its outcome. */
function openingFrom(caseId: string, { stage: name, outcome }: Predecessor): Opening {
  return { openingId: `${name}-${caseId}:${String(outcome.version)}`, outcome };
}

/** Contact closes the case and gives its claims back, whatever the ending. */
async function close(
  { caseId, space }: Attraction,
  ending: CloseCase['ending'],
): Promise<CloseCase['ending']> {
  const { answerErrand } = proxyActivities<ErrandActivities>({
    taskQueue: `${space}contact`,
    startToCloseTimeout: '30s',
    retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
  });
  await answerErrand({
    errandId: `attraction-${caseId}:close:${ending}`,
    type: 'close-case',
    caseId,
    request: { ending },
  });
  return ending;
}

import {
  executeChild,
  ParentClosePolicy,
  proxyActivities,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';
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
  if (contact.kind === 'dropped') return close(journey, 'dropped', from('contact', contact));

  const evaluation = await stage<EvaluationOutcome>(journey, 'evaluation', from('contact', contact));
  const evaluated = from('evaluation', evaluation);
  if (evaluation.kind === 'not-supported') return close(journey, 'not-supported', evaluated);

  const negotiation = await stage<NegotiationOutcome>(journey, 'negotiation', evaluated);
  const signed = from('negotiation', negotiation);
  if (negotiation.kind === 'withdrawn') return close(journey, 'withdrawn', signed);

  // Reward begins at signing with every promise; landing releases its money milestone by milestone.
  const [landing] = await Promise.all([
    stage<LandingOutcome>(journey, 'landing', signed),
    stage<RewardOutcome>(journey, 'reward', signed),
  ]);
  const ending = landing.kind === 'failed' ? 'failed' : 'completed';
  return close(journey, ending, from('landing', landing));
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
    // A journey started anew may meet a stage of the one before it that is still being ended. The
    // policy is deprecated for clients; a child has no conflict policy to use instead.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    workflowIdReusePolicy: WorkflowIdReusePolicy.TERMINATE_IF_RUNNING,
    parentClosePolicy: ParentClosePolicy.TERMINATE,
    args: [run],
  });
  return outcome as Outcome;
}

/** An opening is known by its predecessor's stream and the version of its outcome. */
function openingFrom(caseId: string, { stage: name, outcome }: Predecessor): Opening {
  return { openingId: `${name}-${caseId}:${String(outcome.version)}`, outcome };
}

/**
 * Contact closes the case and gives its claims back, whatever the ending. `last` is the outcome it
 * ended on: a reopened case that ends the same way again is closed again.
 */
async function close(
  { caseId, space }: Attraction,
  ending: CloseCase['ending'],
  last: Predecessor,
): Promise<CloseCase['ending']> {
  const { answerErrand } = proxyActivities<ErrandActivities>({
    taskQueue: `${space}contact`,
    startToCloseTimeout: '30s',
    retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
  });
  await answerErrand({
    errandId: `attraction-${caseId}:close:${last.stage}:${String(last.outcome.version)}`,
    type: 'close-case',
    caseId,
    request: { ending, outcomeVersion: last.outcome.version },
  });
  return ending;
}

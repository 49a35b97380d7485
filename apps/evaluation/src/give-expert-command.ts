import type { z } from 'zod';
import type { ExpertAnswer } from '#contracts/evaluation/experts';
import { expert, type ExpertCommand } from '#domain/evaluation/expert';
import { streamOf } from '#domain/shared/stage';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { holdWords, type Held } from '#platform/store/held-words';
import { commandIdOf, type Recorder } from '#platform/store/recorder';
import type { ExpertEntryCommand } from './expert-endpoint.js';

interface ExpertFacts<Body> {
  readonly type: ExpertCommand['type'];
  readonly schema: z.ZodType<Body>;
  /** Shapes the held body into the rule's command where they differ. */
  readonly shape?: (held: Held<Body>) => Readonly<Record<string, unknown>>;
}

/**
 * Decides and records a command about an entry. Its stream belongs to no case: the expert's id
 * stands where a case's would.
 * @throws ProblemError with the refusal's sentence when the rule says no.
 */
export async function giveExpertCommand<Body>(
  recorder: Recorder,
  { expertId, body, asking }: ExpertEntryCommand<Body>,
  { type, schema, shape }: ExpertFacts<Body>,
): Promise<ExpertAnswer> {
  const { by, key, language } = asking;
  const stream = streamOf(expert, expertId);
  const commandId = commandIdOf(stream, by, key);
  const { held, words } = holdWords(body, schema, commandId, recorder.keys);
  const given = await recorder.give({
    stream,
    caseId: expertId,
    by,
    command: { ...(shape ? shape(held) : held), type },
    commandId,
    bodyDigest: recorder.keys.digest({ type, body }),
    words,
  });
  if (!given.ok) throw new ProblemError(refusalProblem(given, recorder.sentences, language));
  const { version, events } = given.answer;
  return { expertId, version, events: [...events] };
}

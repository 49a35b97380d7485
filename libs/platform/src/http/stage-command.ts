import { Command } from '@nestjs/cqrs';
import type { z } from 'zod';
import type { Answer } from '#contracts/shared/answer';
import { streamOf } from '#domain/shared/stage';
import { holdWords, type Held } from '../store/held-words.js';
import type { Given } from '../store/giving.js';
import { commandIdOf, type Recorder } from '../store/recorder.js';
import type { Asking } from './asking.js';
import { ProblemError, refusalProblem } from './problems.js';

/** A validated command from a person on its way to its handler. */
export abstract class StageCommand<Body> extends Command<Answer> {
  constructor(
    readonly caseId: string,
    readonly body: Body,
    readonly asking: Asking,
  ) {
    super();
  }
}

export interface StageCommandFacts<Body> {
  /** Kind of stream, `evaluation`; the command's id is that of the case. */
  readonly stage: string;
  readonly type: string;
  readonly schema: z.ZodType<Body>;
  /** What the handler knows and the body does not: pack values, derived ids. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Shapes the held body into the rule's command where they differ. */
  readonly shape?: (held: Held<Body>) => Readonly<Record<string, unknown>>;
  /** The stream's id, where it is not the case's (a batch, an import). */
  readonly streamId?: string;
}

/**
 * Words set aside, facts joined, decided and recorded.
 * @throws ProblemError with the refusal's sentence when the rule says no.
 */
export async function giveStageCommand<Body>(
  recorder: Recorder,
  command: StageCommand<Body>,
  { stage, type, schema, facts = {}, shape, streamId = command.caseId }: StageCommandFacts<Body>,
): Promise<Answer> {
  const { caseId, body, asking } = command;
  const stream = streamOf(stage, streamId);
  const commandId = commandIdOf(stream, asking.by, asking.key);
  const { held, words } = holdWords(body, schema, commandId, recorder.keys);
  const given = await recorder.give({
    stream,
    caseId,
    by: asking.by,
    command: { ...(shape ? shape(held) : held), ...facts, type },
    commandId,
    bodyDigest: recorder.keys.digest({ type, body }),
    words,
  });
  return answerOrProblem(recorder, given, asking);
}

/** @throws ProblemError for a refusal. */
export function answerOrProblem(
  recorder: Recorder,
  given: Given,
  { language }: Pick<Asking, 'language'>,
): Answer {
  if (!given.ok) {
    const caseId = given.caseId === '' ? undefined : given.caseId;
    throw new ProblemError(refusalProblem(given, recorder.sentences, language, caseId, recorder.words));
  }
  const { version, events } = given.answer;
  return { caseId: given.caseId, version, events: [...events] };
}

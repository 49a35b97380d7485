import type { RewardCommand } from '#domain/reward/reward';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Recorder } from '#platform/store/recorder';

interface Line {
  readonly line: number;
  readonly caseId: string;
}

/** What a line's case answered; `code` is its refusal. */
interface LineAnswer {
  readonly line: number;
  readonly ok: boolean;
  readonly code?: string;
}

/**
 * Gives each line's command to its case, one after the other: lines share cases and funds. A second
 * attempt gives the same commands under the same ids, and the first whole answer is kept.
 */
export async function lineByLine<Asked extends Line>(
  recorder: Recorder,
  { errandId }: Pick<ErrandCall, 'errandId'>,
  lines: readonly Asked[],
  commandOf: (line: Asked) => RewardCommand,
  shown: (answer: LineAnswer) => object,
): Promise<ErrandAnswer> {
  const known = await recorder.errandAnswer(errandId);
  if (known) return known;
  const answers: LineAnswer[] = [];
  for (const asked of lines) {
    const { line, caseId } = asked;
    const command = commandOf(asked);
    const given = await recorder.give({
      stream: streamOf('reward', caseId),
      caseId,
      by: { kind: 'service', service: 'reward' },
      command,
      commandId: `${errandId}:${String(line)}`,
      bodyDigest: recorder.keys.digest(command),
    });
    answers.push(given.ok ? { line, ok: true } : { line, ok: false, code: given.code });
  }
  return recorder.answerErrand(errandId, [], { lines: answers.map(shown) });
}

import type { RewardCommand } from '#domain/reward/reward';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Given } from '#platform/store/giving';
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
 * Gives each line's command to its case, in groups and in the order of the lines: they share cases and
 * funds. A second attempt gives the same commands under the same ids, and the first whole answer is
 * kept.
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
  const given = await recorder.recordMany(
    lines.map((asked) => {
      const { line, caseId } = asked;
      const command = commandOf(asked);
      return {
        stream: streamOf('reward', caseId),
        caseId,
        by: { kind: 'service', service: 'reward' },
        command,
        commandId: `${errandId}:${String(line)}`,
        bodyDigest: recorder.keys.digest(command),
      };
    }),
  );
  const answers = lines.map(({ line }, index) => answerOf(line, given[index]));
  return recorder.answerErrand(errandId, [], { lines: answers.map(shown) });
}

function answerOf(line: number, given: Given | undefined): LineAnswer {
  if (!given) throw new Error(`line ${String(line)} got no answer`);
  return given.ok ? { line, ok: true } : { line, ok: false, code: given.code };
}

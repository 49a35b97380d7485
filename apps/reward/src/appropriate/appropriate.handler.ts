import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Appropriate } from '#contracts/reward/commands';
import type { FundAnswer } from '#contracts/reward/views';
import { fund } from '#domain/reward/fund';
import { streamOf } from '#domain/shared/stage';
import type { Asking } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { holdWords } from '#platform/store/held-words';
import { commandIdOf, Recorder } from '#platform/store/recorder';

export class AppropriateCommand extends Command<FundAnswer> {
  constructor(
    readonly fundId: string,
    readonly body: Appropriate,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** A fund's stream belongs to no case: its own id stands where a case's would. */
@CommandHandler(AppropriateCommand)
export class AppropriateHandler implements ICommandHandler<AppropriateCommand> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ fundId, body, asking }: AppropriateCommand): Promise<FundAnswer> {
    const { recorder } = this;
    const { by, key, language } = asking;
    const stream = streamOf(fund, fundId);
    const commandId = commandIdOf(stream, by, key);
    const { held, words } = holdWords(body, Appropriate, commandId, recorder.keys);
    const given = await recorder.give({
      stream,
      caseId: fundId,
      by,
      command: { ...held, type: 'appropriate' },
      commandId,
      bodyDigest: recorder.keys.digest({ type: 'appropriate', body }),
      words,
    });
    if (!given.ok) {
      const { sentences, words: called } = recorder;
      throw new ProblemError(refusalProblem(given, sentences, language, undefined, called));
    }
    const { version, events } = given.answer;
    return { fundId, version, events: [...events] };
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LinkCase } from '#contracts/contact/commands';
import type { Contact } from '#domain/contact/contact';
import { bringerOf, disclosedOf } from '#domain/contact/links';
import { contactSentences } from '#domain/contact/refusals';
import { refused } from '#domain/shared/decision';
import { streamOf } from '#domain/shared/stage';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class LinkCaseCommand extends StageCommand<LinkCase> {}

/** Somebody links two of the same few cases at the same moment: more rounds are no chance. */
const roundsMax = 10;

@CommandHandler(LinkCaseCommand)
export class LinkCaseHandler implements ICommandHandler<LinkCaseCommand> {
  constructor(private readonly recorder: Recorder) {}

  async execute(command: LinkCaseCommand) {
    for (let round = 1; ; round += 1) {
      try {
        return await this.give(command);
      } catch (error) {
        const moved = error instanceof ProblemError && error.problem.code === 'links-have-moved';
        if (!moved || round === roundsMax) throw error;
      }
    }
  }

  private async give(command: LinkCaseCommand) {
    const { broughtBy } = command.body;
    const { stage, state } = await this.recorder.draft(streamOf('contact', broughtBy));
    const other = state as Contact;
    // Hidden or unknown is one answer, and it comes after whether this case is one's own to link.
    const seen = stage.visible.seesCase(command.asking.by, other);
    const known = seen && other.phase !== 'not-opened' ? other : undefined;
    if (!known) await this.refuseUnseen(command);
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'link-case',
      schema: LinkCase,
      facts: known ? { other: disclosedOf(known), chain: await this.chainFrom(known) } : {},
    });
  }

  /** @throws ProblemError unless the case itself would refuse the command, which is told first. */
  private async refuseUnseen({ caseId, asking }: LinkCaseCommand): Promise<void> {
    const { stage, state, at, opened } = await this.recorder.draft(streamOf('contact', caseId));
    if (!opened || !stage.visible.seesCase(asking.by, state)) return;
    if (stage.may('link-case', { by: asking.by, at }, state)) return;
    const problem = refusalProblem(
      refused('linked-case-unknown'),
      contactSentences,
      asking.language,
      caseId,
    );
    throw new ProblemError(problem);
  }

  /** The case, the one that brought it, and so on. Links are never undone: it only grows at its end. */
  private async chainFrom(start: Exclude<Contact, { phase: 'not-opened' }>): Promise<string[]> {
    const chain = [start.caseId];
    let next = bringerOf(start);
    while (next !== undefined && !chain.includes(next)) {
      chain.push(next);
      const { state } = await this.recorder.draft(streamOf('contact', next));
      const above = state as Contact;
      next = above.phase === 'not-opened' ? undefined : bringerOf(above);
    }
    return chain;
  }
}

import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenCase } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { HOUSE, type House } from '#platform/service/house';
import { commandIdOf, Recorder } from '#platform/store/recorder';
import { refuseFaults, subjectFaults, unknownWords } from '../known-words.js';
import { leadTerms } from '../lead-terms.js';
import { SameEntries } from '../same-entries.js';
import { subjectOf } from '../subject-of.js';

export class OpenCaseCommand extends StageCommand<OpenCase> {}

@CommandHandler(OpenCaseCommand)
export class OpenCaseHandler implements ICommandHandler<OpenCaseCommand> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
    private readonly sameEntries: SameEntries,
  ) {}

  async execute({ body, asking }: OpenCaseCommand) {
    refuseFaults([
      ...unknownWords(body, this.house.pack),
      ...body.subjects.flatMap((subject, index) => subjectFaults(subject, ['subjects', index])),
    ]);
    // The same person with the same key means the same case: its id derives from both.
    const caseId = `c${commandIdOf('contact', asking.by, asking.key).slice(0, 20)}`;
    const subjects = body.subjects.map(subjectOf);
    const otherIds = await this.sameEntries.othersOf(subjects.map(({ subjectId }) => subjectId));
    return giveStageCommand(this.recorder, new OpenCaseCommand(caseId, body, asking), {
      stage: 'contact',
      type: 'open-case',
      schema: OpenCase,
      facts: {
        caseId,
        subjects,
        ...(otherIds.length > 0 && { otherIds }),
        officerId: asking.by.personId,
        officerUnitId: asking.by.unitId,
        ...leadTerms(this.house.pack, asking.by.unitId),
      },
    });
  }
}

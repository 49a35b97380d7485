import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenCase } from '#contracts/contact/commands';
import { creditCodeFault } from '#domain/register/credit-code';
import { InvalidInput } from '#platform/http/invalid-input';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { HOUSE, type House } from '#platform/service/house';
import { commandIdOf, Recorder } from '#platform/store/recorder';
import { leadTerms } from '../lead-terms.js';
import { subjectOf } from '../subject-of.js';

export class OpenCaseCommand extends StageCommand<OpenCase> {}

@CommandHandler(OpenCaseCommand)
export class OpenCaseHandler implements ICommandHandler<OpenCaseCommand> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  execute({ body, asking }: OpenCaseCommand) {
    refuseUnknownWords(body, this.house);
    // The same person with the same key means the same case: its id derives from both.
    const caseId = `c${commandIdOf('contact', asking.by, asking.key).slice(0, 20)}`;
    return giveStageCommand(this.recorder, new OpenCaseCommand(caseId, body, asking), {
      stage: 'contact',
      type: 'open-case',
      schema: OpenCase,
      facts: {
        caseId,
        subjects: body.subjects.map(subjectOf),
        officerId: asking.by.personId,
        officerUnitId: asking.by.unitId,
        ...leadTerms(this.house.pack),
      },
    });
  }
}

/** @throws InvalidInput naming each field the pack does not know, or whose checksum is wrong. */
function refuseUnknownWords(body: OpenCase, { pack }: House): void {
  const issues: { path: (string | number)[]; message: string }[] = [];
  const { segment, district } = body;
  if (!pack.districts.some(({ districtId }) => districtId === district)) {
    issues.push({ path: ['district'], message: 'is not a district of this city' });
  }
  if (segment !== undefined && !pack.segments.some(({ segmentId }) => segmentId === segment)) {
    issues.push({ path: ['segment'], message: 'is not a segment of this city' });
  }
  body.subjects.forEach((subject, index) => {
    if (subject.kind !== 'organisation' || subject.creditCode === undefined) return;
    const fault = creditCodeFault(subject.creditCode);
    if (fault) issues.push({ path: ['subjects', index, 'creditCode'], message: fault });
  });
  if (issues.length > 0) throw new InvalidInput(issues);
}

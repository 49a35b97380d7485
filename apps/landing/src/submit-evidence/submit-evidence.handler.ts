import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { SubmitEvidence } from '#contracts/landing/commands';
import { Id } from '#contracts/shared/fields';
import { landing } from '#domain/landing/landing';
import { refused } from '#domain/shared/decision';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { KeptFile, keptFile } from '#platform/objects/kept-file';
import { ObjectStore } from '#platform/objects/object-store';
import { Recorder } from '#platform/store/recorder';
import { landingSeen } from '../landing-seen.js';

export class SubmitEvidenceCommand extends StageCommand<SubmitEvidence> {}

/** The command with what the store knows of the file. */
const EvidenceOfFile = z.strictObject({
  milestoneId: Id,
  kind: Id,
  document: KeptFile,
});
type EvidenceOfFile = z.infer<typeof EvidenceOfFile>;

class SubmitFileCommand extends StageCommand<EvidenceOfFile> {}

@CommandHandler(SubmitEvidenceCommand)
export class SubmitEvidenceHandler implements ICommandHandler<SubmitEvidenceCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly objects: ObjectStore,
  ) {}

  async execute({ caseId, body, asking }: SubmitEvidenceCommand) {
    await landingSeen(this.recorder, caseId, asking);
    const { milestoneId, kind, documentId } = body;
    const file = await this.objects.find(documentId);
    if (file?.caseId !== caseId) {
      const refusal = refused('document-unknown', { documentId });
      throw new ProblemError(refusalProblem(refusal, landing.sentences, asking.language, caseId));
    }
    const evidence = { milestoneId, kind, document: keptFile(file) };
    const command = new SubmitFileCommand(caseId, evidence, asking);
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'submit-evidence',
      schema: EvidenceOfFile,
    });
  }
}

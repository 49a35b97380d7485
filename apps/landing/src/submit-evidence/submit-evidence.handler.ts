import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { SubmitEvidence } from '#contracts/landing/commands';
import { freeText, Id } from '#contracts/shared/fields';
import { landing } from '#domain/landing/landing';
import { refused } from '#domain/shared/decision';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { ObjectStore } from '#platform/objects/object-store';
import { Recorder } from '#platform/store/recorder';
import { landingSeen } from '../landing-seen.js';

export class SubmitEvidenceCommand extends StageCommand<SubmitEvidence> {}

/** The command with what the store knows of the file; its name is free text and is set aside. */
const EvidenceOfFile = z.strictObject({
  milestoneId: Id,
  kind: Id,
  document: z.strictObject({
    documentId: Id,
    digest: z.string(),
    bytes: z.int(),
    name: freeText(200),
  }),
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
    const { digest, bytes, name } = file;
    const evidence = { milestoneId, kind, document: { documentId, digest, bytes, name } };
    const command = new SubmitFileCommand(caseId, evidence as EvidenceOfFile, asking);
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'submit-evidence',
      schema: EvidenceOfFile,
    });
  }
}

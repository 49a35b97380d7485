import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { freeText, Id } from '#contracts/shared/fields';
import { negotiation } from '#domain/negotiation/negotiation';
import { streamOf } from '#domain/shared/stage';
import type { Asking } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import type { ReceivedFile } from '#platform/http/received-file';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { keepDocument } from '#platform/objects/keep-document';
import { ObjectStore } from '#platform/objects/object-store';
import { Recorder } from '#platform/store/recorder';
import { negotiationSeen } from '../negotiation-seen.js';

export class AttachScanCommand extends StageCommand<ReceivedFile> {}

/** The command with what the store knows of the file; its name is free text and is set aside. */
const ScanOfFile = z.strictObject({
  document: z.strictObject({
    documentId: Id,
    digest: z.string(),
    bytes: z.int(),
    name: freeText(200),
  }),
});
type ScanOfFile = z.infer<typeof ScanOfFile>;

class AttachStoredScanCommand extends StageCommand<ScanOfFile> {}

@CommandHandler(AttachScanCommand)
export class AttachScanHandler implements ICommandHandler<AttachScanCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly objects: ObjectStore,
  ) {}

  async execute({ caseId, body: file, asking }: AttachScanCommand) {
    await this.allowed(caseId, asking);
    const stream = streamOf('negotiation', caseId);
    const stored = await keepDocument(this.objects, file, { stream, caseId, asking });
    const { objectId: documentId, digest, bytes, name } = stored;
    const scan = { document: { documentId, digest, bytes, name } } as ScanOfFile;
    return giveStageCommand(this.recorder, new AttachStoredScanCommand(caseId, scan, asking), {
      stage: 'negotiation',
      type: 'attach-scan',
      schema: ScanOfFile,
    });
  }

  /** Nothing is stored for whoever could not attach it. */
  private async allowed(caseId: string, { by, language }: Asking): Promise<void> {
    const state = await negotiationSeen(this.recorder, caseId, { by, language });
    const { at } = await this.recorder.draft(streamOf('negotiation', caseId));
    const refusal = negotiation.may('attach-scan', { by, at }, state);
    if (!refusal) return;
    throw new ProblemError(refusalProblem(refusal, negotiation.sentences, language, caseId));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EvidenceFile } from '#contracts/landing/views';
import type { Asking } from '#platform/http/asking';
import type { ReceivedFile } from '#platform/http/received-file';
import { keepForCommand } from '#platform/objects/keep-for-command';
import { ObjectStore } from '#platform/objects/object-store';
import { Recorder } from '#platform/store/recorder';

export class UploadEvidenceFileCommand extends Command<EvidenceFile> {
  constructor(
    readonly caseId: string,
    readonly file: ReceivedFile,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(UploadEvidenceFileCommand)
export class UploadEvidenceFileHandler implements ICommandHandler<UploadEvidenceFileCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly objects: ObjectStore,
  ) {}

  /** Whoever could not hand evidence in has no file to upload. */
  async execute({ caseId, file, asking }: UploadEvidenceFileCommand): Promise<EvidenceFile> {
    const evidence = { stage: 'landing', type: 'submit-evidence', caseId, asking };
    const stored = await keepForCommand(this.recorder, this.objects, file, evidence);
    const { objectId: documentId, digest, bytes, mediaType } = stored;
    return { documentId, digest, bytes, mediaType };
  }
}

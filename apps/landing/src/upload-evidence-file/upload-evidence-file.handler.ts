import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EvidenceFile } from '#contracts/landing/views';
import { landing } from '#domain/landing/landing';
import { streamOf } from '#domain/shared/stage';
import type { Asking } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import type { ReceivedFile } from '#platform/http/received-file';
import { keepDocument } from '#platform/objects/keep-document';
import { ObjectStore } from '#platform/objects/object-store';
import { Recorder } from '#platform/store/recorder';
import { landingSeen } from '../landing-seen.js';

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

  async execute({ caseId, file, asking }: UploadEvidenceFileCommand): Promise<EvidenceFile> {
    await this.allowed(caseId, asking);
    const stream = streamOf('landing', caseId);
    const stored = await keepDocument(this.objects, file, { stream, caseId, asking });
    const { objectId: documentId, digest, bytes, mediaType } = stored;
    return { documentId, digest, bytes, mediaType };
  }

  /** Whoever could not hand evidence in has no file to upload. */
  private async allowed(caseId: string, { by, language }: Asking): Promise<void> {
    const state = await landingSeen(this.recorder, caseId, { by, language });
    const { at } = await this.recorder.draft(streamOf('landing', caseId));
    const refusal = landing.may('submit-evidence', { by, at }, state);
    if (!refusal) return;
    throw new ProblemError(refusalProblem(refusal, landing.sentences, language, caseId));
  }
}

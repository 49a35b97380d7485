import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { FileDocument } from '#contracts/contact/documents';
import type { ReceivedFile } from '#platform/http/received-file';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { keepForCommand } from '#platform/objects/keep-for-command';
import { KeptFile, keptFile } from '#platform/objects/kept-file';
import { ObjectStore } from '#platform/objects/object-store';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { refuseFaults } from '../known-words.js';

interface FiledForm {
  readonly file: ReceivedFile;
  readonly stated: FileDocument;
}

export class FileDocumentCommand extends StageCommand<FiledForm> {}

/** The command with what the store knows of the file. */
const FiledFile = z.strictObject({
  ...FileDocument.shape,
  document: z.strictObject({ ...KeptFile.shape, mediaType: z.string() }),
});
type FiledFile = z.infer<typeof FiledFile>;

class FileStoredCommand extends StageCommand<FiledFile> {}

@CommandHandler(FileDocumentCommand)
export class FileDocumentHandler implements ICommandHandler<FileDocumentCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly objects: ObjectStore,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ caseId, body: { file, stated }, asking }: FileDocumentCommand) {
    const { kinds, perCaseMax } = this.house.pack.caseDocuments;
    const known = kinds.some(({ documentKind }) => documentKind === stated.kind);
    const message = 'is no kind of document of this city';
    refuseFaults(known ? [] : [{ path: ['kind'], message }]);
    const filing = { stage: 'contact', type: 'file-document', caseId, asking };
    const stored = await keepForCommand(this.recorder, this.objects, file, filing);
    const document = { ...keptFile(stored), mediaType: stored.mediaType };
    const command = new FileStoredCommand(caseId, { ...stated, document }, asking);
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'file-document',
      schema: FiledFile,
      facts: { documentsMax: perCaseMax.value },
    });
  }
}

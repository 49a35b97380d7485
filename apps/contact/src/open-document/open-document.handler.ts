import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OpenDocument } from '#contracts/contact/documents';
import type { RecordReading } from '#domain/contact/readings';
import { streamOf } from '#domain/shared/stage';
import type { Asking } from '#platform/http/asking';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { answerOrProblem } from '#platform/http/stage-command';
import { fileOfCase, type FileContent } from '#platform/objects/file-of-case';
import { ObjectStore } from '#platform/objects/object-store';
import { commandIdOf, Recorder } from '#platform/store/recorder';
import { DocumentReaders } from '../document-readers.js';

export class OpenDocumentCommand extends Command<FileContent> {
  constructor(
    readonly caseId: string,
    readonly id: string,
    readonly body: OpenDocument,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(OpenDocumentCommand)
export class OpenDocumentHandler implements ICommandHandler<OpenDocumentCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly objects: ObjectStore,
    private readonly readers: DocumentReaders,
  ) {}

  /** The file, after that it leaves was recorded. The same key opens it again and records nothing. */
  async execute({ caseId, id, body, asking }: OpenDocumentCommand): Promise<FileContent> {
    const { documents, byPass } = await this.readers.seen(caseId, asking, body.pass);
    const found = documents.find(({ documentId }) => documentId === id);
    if (!found || found.withdrawn) {
      throw new ProblemError(houseProblem('unknown-case', 404, asking.language));
    }
    const file = await fileOfCase(this.objects, caseId, id, asking);
    const stream = streamOf('readings', caseId);
    const command: RecordReading = { type: 'record-reading', documentId: id, byPass };
    const given = await this.recorder.give({
      ...{ stream, caseId, by: asking.by, command: { ...command } },
      commandId: commandIdOf(stream, asking.by, asking.key),
      bodyDigest: this.recorder.keys.digest({ documentId: id }),
    });
    answerOrProblem(this.recorder, given, asking);
    return file;
  }
}

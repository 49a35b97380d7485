import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DocumentsView } from '#contracts/contact/documents';
import type { Viewing } from '#platform/http/asking';
import { Texts } from '#platform/store/texts';
import { DocumentReaders } from '../document-readers.js';

export class ListDocuments extends Query<DocumentsView> {
  constructor(
    readonly caseId: string,
    readonly viewing: Viewing,
    readonly pass: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListDocuments)
export class ListDocumentsHandler implements IQueryHandler<ListDocuments> {
  constructor(
    private readonly readers: DocumentReaders,
    private readonly texts: Texts,
  ) {}

  async execute({ caseId, viewing, pass }: ListDocuments): Promise<DocumentsView> {
    const { documents } = await this.readers.seen(caseId, viewing, pass);
    const words = await this.texts.read(
      documents.flatMap(({ name, withdrawn }) => [name, withdrawn?.reason]),
    );
    return {
      caseId,
      documents: documents.map(({ name, withdrawn, ...document }) => ({
        ...document,
        name: words.get(name.textId) ?? null,
        ...(withdrawn && {
          withdrawn: { ...withdrawn, reason: words.get(withdrawn.reason.textId) ?? null },
        }),
      })),
    };
  }
}

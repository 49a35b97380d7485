import type { ContactEvent } from '#domain/contact/contact';
import type { GridFsObjects } from '#platform/objects/grid-fs-objects';
import type { Recorder } from '#platform/store/recorder';

type Filed = Extract<ContactEvent, { type: 'document-filed' }>;

/**
 * Destroys the documents that were filed as being about this person or organisation, withdrawn ones
 * too, and what they were called. That there was one, and its digest, stays.
 */
export async function eraseDocuments(
  entryId: string,
  { record }: Pick<Recorder, 'record'>,
  objects: Pick<GridFsObjects, 'erase'>,
): Promise<void> {
  const about = { kind: 'contact', 'event.type': 'document-filed', 'event.aboutId': entryId };
  for await (const { event } of record.events.find(about)) {
    const { documentId, name } = event as Filed;
    await objects.erase(documentId);
    await record.texts.deleteOne({ _id: name.textId });
  }
}

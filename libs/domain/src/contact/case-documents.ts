import { isPerson, type Day } from '../shared/actor.js';
import { partiesOf } from '../shared/case.js';
import { decided, refused, type Decision } from '../shared/decision.js';
import type { Issued } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import { dayOf } from '../shared/working-days.js';
import type { FileDocument, WithdrawDocument } from './commands.js';
import type { Contact, ContactEvent } from './contact.js';

/** A file somebody handed in, as rules know it: its name is held words, its bytes lie elsewhere. */
export interface FiledFile {
  readonly documentId: string;
  /** SHA-256 of the file in lower-case hex. */
  readonly digest: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: TextRef;
}

/** A document (材料) of the case. */
export interface FiledDocument extends FiledFile {
  /** One of the kinds the city's pack lists. */
  readonly kind: string;
  /** Register id of whom it is about, where it is about one: it goes when that one is erased. */
  readonly aboutId?: string;
  readonly filedBy: string;
  readonly filedOn: Day;
}

export interface Withdrawal {
  readonly by: string;
  readonly on: Day;
  readonly reason: TextRef;
}

/** A document with what became of it: withdrawn ones stay listed and are opened no more. */
export type CaseDocument = FiledDocument & { readonly withdrawn?: Withdrawal };

type Opened = Exclude<Contact, { phase: 'not-opened' }>;
type Answer = Decision<ContactEvent>;

/** Those that stand: what is put before whoever evaluates the case. */
export function standingDocuments(state: Contact): readonly CaseDocument[] {
  return documentsOf(state).filter(({ withdrawn }) => withdrawn === undefined);
}

export function documentsOf(state: Contact): readonly CaseDocument[] {
  return ('documents' in state && state.documents) || [];
}

/** The same file is filed once; one that was withdrawn may come again. */
export function fileDocument(command: FileDocument & Issued, state: Opened): Answer {
  const { document, kind, aboutId, documentsMax, by, at } = command;
  if (!isPerson(by)) throw new Error('only a person files a document');
  const standing = standingDocuments(state);
  if (standing.some(({ digest }) => digest === document.digest)) {
    return refused('document-already-filed');
  }
  if (standing.length >= documentsMax) return refused('too-many-documents', { max: documentsMax });
  if (aboutId !== undefined && !peopleAndParties(state).includes(aboutId)) {
    return refused('document-about-nobody-here');
  }
  return decided<ContactEvent>([
    {
      type: 'document-filed',
      ...document,
      kind,
      ...(aboutId !== undefined && { aboutId }),
      filedBy: by.personId,
      filedOn: dayOf(at),
    },
  ]);
}

/** Whoever is attracted in the case, and whom one talks to. */
function peopleAndParties({ subjects, contactPersonId, contactIds }: Opened): readonly string[] {
  const first = contactPersonId === undefined ? [] : [contactPersonId];
  return [...subjects.flatMap(partiesOf), ...first, ...contactIds];
}

export function withdrawDocument(command: WithdrawDocument & Issued, state: Opened): Answer {
  const { documentId, reason, by, at } = command;
  if (!isPerson(by)) throw new Error('only a person withdraws a document');
  const known = documentsOf(state).find((one) => one.documentId === documentId);
  if (!known) return refused('document-unknown');
  if (known.withdrawn) return refused('document-already-withdrawn');
  return decided<ContactEvent>([
    { type: 'document-withdrawn', documentId, reason, withdrawnBy: by.personId, withdrawnOn: dayOf(at) },
  ]);
}

type DocumentEvent = Extract<ContactEvent, { type: 'document-filed' | 'document-withdrawn' }>;

/** Documents are filed long after a case was qualified: folded whatever the phase. */
export function withDocument<State extends Opened>(state: State, event: DocumentEvent): State {
  const documents = documentsOf(state);
  if (event.type === 'document-filed') {
    const { type: _, ...filed } = event;
    return { ...state, documents: [...documents, filed] };
  }
  const { documentId, withdrawnBy: by, withdrawnOn: on, reason } = event;
  return {
    ...state,
    documents: documents.map((one) =>
      one.documentId === documentId ? { ...one, withdrawn: { by, on, reason } } : one,
    ),
  };
}

import { isPerson } from '../shared/actor.js';
import { decided, refused, type Decision } from '../shared/decision.js';
import { recordBeside } from '../shared/record-beside.js';
import type { Issued } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { PaperKind } from './prints.js';
import { paperSentences } from './refusals.js';

/** An office's own form (范本): a .docx whose fields are filled when the paper is printed. */
export interface OfficeForm {
  readonly paper: PaperKind;
  readonly documentId: string;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
  readonly bytes: number;
  readonly name: TextRef;
  readonly addedBy: string;
}

/** The forms of one service, the oldest first; the newest of a paper is the one in use. */
export interface Forms {
  readonly forms: readonly OfficeForm[];
}

export interface AddForm {
  readonly type: 'add-form';
  readonly paper: PaperKind;
  readonly document: Pick<OfficeForm, 'documentId' | 'digest' | 'bytes' | 'name'>;
}

export type FormEvent = OfficeForm & { readonly type: 'form-added' };

function decide({ by, paper, document }: AddForm & Issued): Decision<FormEvent> {
  if (!isPerson(by)) return refused('person-only');
  return decided([{ type: 'form-added', paper, ...document, addedBy: by.personId }]);
}

export function formInUse({ forms }: Forms, paper: string): OfficeForm | undefined {
  return forms.filter((form) => form.paper === paper).at(-1);
}

/** A record of its own; who may add a form the permission table says. */
export const forms = recordBeside<Forms, AddForm, FormEvent>({
  name: 'forms',
  initial: { forms: [] },
  may: (_, { by }) => (isPerson(by) ? undefined : refused('person-only')),
  decide,
  evolve: (state, { type: _, ...form }) => ({ forms: [...state.forms, form] }),
  sentences: paperSentences,
});

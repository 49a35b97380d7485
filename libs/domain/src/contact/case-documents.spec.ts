import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { standingDocuments } from './case-documents.js';
import { contact } from './contact.js';
import {
  colleague,
  contactService,
  contacted,
  cv,
  fileDocument,
  filed,
  finance,
  head,
  officer,
  opened,
  qualified,
  ready,
  stranger,
  text,
  withdrawDocument,
  withdrawn,
} from './examples.js';

const contactCase = specify(contact);
const fileCv = { ...fileDocument, kind: 'credentials', document: cv };
const parked = {
  type: 'case-parked',
  until: '2026-09-01',
  reason: text('board'),
  parkedBy: 'per-bao',
} as const;

describe('filing a document', () => {
  it('is for the officer and the unit, and says who filed what on which day', () => {
    contactCase.given(opened).when(fileDocument, officer).then(filed);
    contactCase.given(opened).when(fileDocument, colleague).then({ ...filed, filedBy: 'per-su' });
    contactCase.given(opened).when(fileDocument, head).thenEvents('document-filed');
  });

  it.each([stranger, finance, contactService])('is for nobody else', (by) => {
    contactCase.given(opened).when(fileDocument, by).thenRefused('officer-or-unit-only');
  });

  it('goes on while the case rests and while experts have it', () => {
    contactCase.given(opened, parked).when(fileDocument, officer).thenEvents('document-filed');
    const evaluated = contactCase.given(opened, ...ready, qualified);
    evaluated.when(fileDocument, officer).thenEvents('document-filed');
  });

  it('takes the same file once', () => {
    const again = { ...fileDocument, document: { ...filed, documentId: 'doc-again' } };
    contactCase.given(opened, filed).when(again, officer).thenRefused('document-already-filed');
  });

  it('takes a file again that was withdrawn', () => {
    contactCase.given(opened, filed, withdrawn).when(fileDocument, officer).then(filed);
  });

  it('ends where the pack says', () => {
    const { when } = contactCase.given(opened, filed);
    when({ ...fileCv, documentsMax: 1 }, officer).thenRefused('too-many-documents', { max: 1 });
    when({ ...fileCv, documentsMax: 2 }, officer).thenEvents('document-filed');
  });

  it('counts only what stands', () => {
    const { when } = contactCase.given(opened, filed, withdrawn);
    when({ ...fileCv, documentsMax: 1 }, officer).thenEvents('document-filed');
  });

  it('is about a subject or a contact of the case, or nobody', () => {
    const { when } = contactCase.given(opened, contacted);
    for (const aboutId of ['per-scientist', 'org-n-wind', 'per-contact']) {
      const about = { ...filed, ...cv, kind: 'credentials', aboutId };
      when({ ...fileCv, aboutId }, officer).then(about);
    }
    when({ ...fileCv, aboutId: 'per-nobody' }, officer).thenRefused('document-about-nobody-here');
  });
});

describe('withdrawing a document', () => {
  it('is for the officer and the unit, with a reason', () => {
    contactCase.given(opened, filed).when(withdrawDocument, officer).then(withdrawn);
    contactCase.given(opened, filed).when(withdrawDocument, colleague).thenEvents('document-withdrawn');
    contactCase.given(opened, filed).when(withdrawDocument, finance).thenRefused('officer-or-unit-only');
  });

  it('is over once the experts may have read it', () => {
    const { when } = contactCase.given(opened, ...ready, filed, qualified);
    when(withdrawDocument, officer).thenRefused('documents-before-panel');
  });

  it('is of one that stands', () => {
    contactCase.given(opened).when(withdrawDocument, officer).thenRefused('document-unknown');
    const { when } = contactCase.given(opened, filed, withdrawn);
    when(withdrawDocument, officer).thenRefused('document-already-withdrawn');
  });

  it('leaves it listed with who withdrew it, and no more to be read', () => {
    const { state } = contactCase.given(opened, filed, { ...filed, ...cv }, withdrawn, ...ready, qualified);
    expect(state).toMatchObject({
      documents: [
        { documentId: 'doc-plan', withdrawn: { by: 'per-bao', on: '2026-06-01' } },
        { documentId: 'doc-cv' },
      ],
    });
    expect(standingDocuments(state).map(({ documentId }) => documentId)).toEqual(['doc-cv']);
  });
});

it('is work of somebody: a case with a document is not taken away with its sheet', () => {
  const takeBack = { type: 'take-back', takenBackBy: 'per-bao' } as const;
  const lone = { ...opened, subjects: opened.subjects.slice(0, 1) };
  contactCase.given(lone).when(takeBack, contactService).thenEvents('case-dropped');
  contactCase.given(lone, filed).when(takeBack, contactService).thenRefused('worked-on-since');
});

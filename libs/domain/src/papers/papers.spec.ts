import { describe, expect, it } from '@jest/globals';
import { forms, formInUse, type FormEvent } from './forms.js';
import { prints, type RecordPrint } from './prints.js';

const li = { kind: 'person', personId: 'p-li', unitId: 'centre', roles: ['centre-officer'] } as const;
const wang = { ...li, personId: 'p-wang', actsFor: 'p-li' } as const;
const at = '2026-11-21T08:00:00.000Z';
const print: RecordPrint = {
  type: 'record-print',
  ...{ paper: 'minutes', format: 'pdf', caseVersion: 7, paperDigest: 'd' },
};
const form = (paper: 'minutes' | 'opinions', documentId: string): FormEvent => ({
  ...{ type: 'form-added', paper, documentId, digest: 'd', bytes: 9, addedBy: 'p-li' },
  name: { textId: 't', digest: 'd' },
});

describe('a print', () => {
  it('is recorded with ids only: who, what, as whom', () => {
    const decision = prints.decide({ ...print, by: wang, at, commandId: 'c' }, prints.initial);

    expect(decision).toMatchObject({
      events: [
        {
          ...{ type: 'paper-printed', paper: 'minutes', format: 'pdf', caseVersion: 7 },
          ...{ paperDigest: 'd', printedBy: 'p-wang', printedFor: 'p-li' },
        },
      ],
    });
  });

  it('is a person’s doing', () => {
    const by = { kind: 'clock' } as const;

    expect(prints.decide({ ...print, by, at, commandId: 'c' }, prints.initial)).toMatchObject({
      code: 'person-only',
    });
  });
});

describe('the form in use', () => {
  it('is the newest of its paper', () => {
    const events = [form('minutes', 'd-1'), form('opinions', 'd-2'), form('minutes', 'd-3')];
    const state = events.reduce((folded, event, at) => forms.evolve(folded, event, at + 1), forms.initial);

    expect(formInUse(state, 'minutes')?.documentId).toBe('d-3');
    expect(formInUse(state, 'agreement')).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ReadingEvent as DomainReadingEvent } from '#domain/contact/readings';
import { DocumentsView, FileDocument, OpenDocument, ReadingEvent, WithdrawDocument } from './documents.js';

// Assignable both ways: what the rules leave is what the contract says, and nothing else.
const fromDomain = (event: DomainReadingEvent): ReadingEvent => event;
const toDomain = (event: ReadingEvent): DomainReadingEvent => event;

describe('documents of a case', () => {
  it('are filed with a kind, and about somebody or nobody', () => {
    expect(FileDocument.safeParse({ kind: 'business-plan' }).success).toBe(true);
    expect(FileDocument.safeParse({ kind: 'credentials', aboutId: 'rp-1' }).success).toBe(true);
    for (const wrong of [{}, { kind: '' }, { kind: 'x y' }, { kind: 'other', note: '示例' }]) {
      expect(FileDocument.safeParse(wrong).success).toBe(false);
    }
  });

  it('are withdrawn for a reason', () => {
    const body = { documentId: 'd1', reason: '示例：误传' };
    expect(WithdrawDocument.safeParse(body).success).toBe(true);
    for (const wrong of [{ documentId: 'd1' }, { ...body, reason: ' ' }, { ...body, reason: '长'.repeat(501) }]) {
      expect(WithdrawDocument.safeParse(wrong).success).toBe(false);
    }
  });

  it('are opened with a pass or without', () => {
    expect(OpenDocument.safeParse({}).success).toBe(true);
    expect(OpenDocument.safeParse({ pass: 'a.b.c' }).success).toBe(true);
    expect(OpenDocument.safeParse({ pass: '' }).success).toBe(false);
  });

  it('are shown without a name once they were erased', () => {
    const document = {
      ...{ documentId: 'd1', name: null, kind: 'other', mediaType: 'image/png', bytes: 1 },
      ...{ digest: 'a'.repeat(64), filedBy: 'p-1', filedOn: '2026-06-01' },
    };
    expect(DocumentsView.safeParse({ caseId: 'c1', documents: [document] }).success).toBe(true);
  });

  it('leave who opened them, in ids', () => {
    const event = { type: 'document-opened', documentId: 'd1', byPass: true, openedBy: 'p-1' } as const;
    expect(toDomain(ReadingEvent.parse(fromDomain(event)))).toEqual(event);
  });
});

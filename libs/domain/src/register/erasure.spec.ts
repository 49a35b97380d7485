import { describe, expect, it } from '@jest/globals';
import type { Subject } from '../shared/case.js';
import { isAboutErasedOnly } from './erasure.js';

const person = (subjectId: string): Subject => ({ kind: 'person', subjectId });
const organisation: Subject = { kind: 'organisation', subjectId: 'org-1', name: '示例储能有限公司' };
const team: Subject = { kind: 'team', subjectId: 'team-1', leaderId: 'rp-1', memberIds: ['rp-2'] };

describe('what was written of a case', () => {
  it.each<[string, Subject[], string[], boolean]>([
    ['goes with the one person it is about', [person('rp-1')], ['rp-1'], true],
    ['goes with the last of several', [person('rp-1'), person('rp-2')], ['rp-2', 'rp-1'], true],
    ['stays while another of them is there', [person('rp-1'), person('rp-2')], ['rp-1'], false],
    ['stays where an organisation is attracted too', [organisation, person('rp-1')], ['rp-1'], false],
    ['stays while one of a team is there', [team], ['rp-1'], false],
    ['goes with the whole team', [team], ['rp-1', 'rp-2'], true],
    ['stays where nobody is erased', [person('rp-1')], [], false],
    ['stays where nobody is named at all', [], ['rp-1'], false],
  ])('%s', (_, subjects, erased, goes) => {
    expect(isAboutErasedOnly(subjects, new Set(erased))).toBe(goes);
  });
});

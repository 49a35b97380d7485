import { describe, expect, it } from '@jest/globals';
import { partiesSentences } from '../register/refusals.js';
import { rowFaultSentences, rowSentence } from './row-sentences.js';

describe('why a row was not opened', () => {
  it.each([
    ...Object.keys(rowFaultSentences),
    ...Object.keys(partiesSentences),
    'row-incomplete',
    'not-answered',
    'a-code-nobody-knows',
  ])('is said of %s in both languages', (code) => {
    expect(rowSentence(code, 'zh', {})).toMatch(/^[\u4e00-\u9fff][^{}]*。$/u);
    expect(rowSentence(code, 'en', {})).toMatch(/^[A-Z][^{}]*\.$/);
  });

  it('names the unit that attracts the subject already', () => {
    const details = { unit: 'ipc', unitZh: '投资促进中心', unitEn: 'Promotion Centre' };
    expect(rowSentence('already-being-attracted', 'zh', details)).toContain('由投资促进中心跟进');
  });
});

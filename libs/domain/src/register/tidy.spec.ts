import { describe, expect, it } from '@jest/globals';
import { comparableName, tidyCode, tidyName, tidyPhone } from './tidy.js';

describe('what people type', () => {
  it.each([
    ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43'],
    ['9135 0100-m000　100y43', '91350100M000100Y43'],
    ['11010519491231002x', '11010519491231002X'],
    ['6222\u200B0212', '62220212'],
  ])('code %s becomes %s', (written, tidy) => {
    expect(tidyCode(written)).toBe(tidy);
  });

  it.each([
    ['１３８００１３８０００', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['0086 13800138000', '13800138000'],
    ['（0477）858 1234', '04778581234'],
    ['+1 650.555.0123', '+16505550123'],
  ])('phone %s becomes %s', (written, tidy) => {
    expect(tidyPhone(written)).toBe(tidy);
  });

  it('keeps a name’s own characters and drops what nobody sees', () => {
    expect(tidyName('  张\u200B三 　（示例）\n')).toBe('张三 （示例）');
    expect(tidyName('\u200B')).toBe('');
  });

  it('holds one name written two ways for one', () => {
    expect(comparableName('Ａnna  Li')).toBe(comparableName('anna li'));
    expect(comparableName('张三（示例）')).toBe(comparableName('张三(示例)'));
    expect(comparableName('张三')).not.toBe(comparableName('张珊'));
  });
});

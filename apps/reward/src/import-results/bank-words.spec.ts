import { describe, expect, it } from '@jest/globals';
import { givesReason, normalised, reasonOf, resultOf } from './bank-words.js';

describe('what a bank writes', () => {
  it('is compared without spaces, brackets, width or the other 帐', () => {
    expect(normalised(' 收款帐号（卡　号） ')).toBe('收款账号卡号');
    expect(normalised('Ｓ')).toBe('s');
  });

  it.each(['成功', '已付', ' 支付成功 ', 'S', 'Ｓ', '00', '００'])('reads %j as paid', (text) => {
    expect(resultOf(text)).toBe('paid');
  });

  it.each(['退回', '失败', 'F', 'f', '交易失败', '退票', '01', '3031'])('reads %j as returned', (text) => {
    expect(resultOf(text)).toBe('returned');
  });

  it.each(['', '处理中', 'L', '未成功', '已受理', '0', '成功失败'])(
    'takes nothing from %j, for accepted is not paid',
    (text) => {
      expect(resultOf(text)).toBeUndefined();
    },
  );

  it.each([
    ['账号户名不符', 'holder-mismatch'],
    ['户名与帐号不符', 'holder-mismatch'],
    ['02', 'holder-mismatch'],
    ['账户已关户', 'account-closed'],
    ['3039', 'account-closed'],
    ['账户冻结', 'account-frozen'],
    ['帐号状态错误', 'account-frozen'],
    ['社保卡金融功能未激活', 'account-frozen'],
    ['开户行名称错误', 'bank-wrong'],
    ['账号错误', 'account-mismatch'],
    ['无效卡号', 'account-mismatch'],
    ['余额不足', 'other'],
    ['', 'other'],
  ])('takes %j as the reason %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it('takes the reason from the result where no other is given', () => {
    expect(reasonOf('', '3031')).toBe('holder-mismatch');
    expect(reasonOf('03', '3031')).toBe('other');
  });

  it.each(['', '-', '无', '交易成功', '00'])('sees no reason in %j', (text) => {
    expect(givesReason(text)).toBe(false);
  });
});

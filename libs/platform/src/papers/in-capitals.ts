import nzh from 'nzh/cn';
import { inYuan } from '#domain/reward/amount-shown';
import { fen, type Fen } from '#domain/shared/money';

/** 1234567 fen → 壹万贰仟叁佰肆拾伍元陆角柒分, as amounts stand on vouchers. */
export function inCapitals(amount: Fen): string {
  return nzh.toMoney(inYuan(fen(amount)), { outSymbol: false, forceZheng: true });
}

/** `12,345.67 元（大写：壹万贰仟叁佰肆拾伍元陆角柒分）` */
export function inBoth(amount: Fen): string {
  return `${grouped(amount)} 元（大写：${inCapitals(amount)}）`;
}

export function grouped(amount: Fen): string {
  return inYuan(fen(amount)).replace(/\B(?=(\d{3})+\.)/g, ',');
}

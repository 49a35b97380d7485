import type { Fact } from './paper.js';

/**
 * 党政机关公文格式 (GB/T 9704-2012) 5.2: A4, 天头 37 mm, 订口 28 mm, a text block of 156 mm × 225 mm,
 * 22 lines of 28 characters in 三号 (16 pt). In millimetres.
 */
export const page = {
  width: 210,
  height: 297,
  top: 37,
  left: 28,
  right: 210 - 28 - 156,
  bottom: 297 - 37 - 225,
  /** 7.5: the page number stands 7 mm below the text block. */
  numberBelow: 7,
} as const;

/** Sizes in points: 二号, 三号, 四号 and 小四 of the standard's words. */
export const size = { title: 22, body: 16, number: 14, table: 12 } as const;

/** 225 mm over 22 lines, in points. */
export const linePitch = 28.95;

/** The fonts the standard names; the office has them, and falls back to its own where it does not. */
export const fonts = {
  title: '方正小标宋简体',
  heading: '黑体',
  body: '仿宋_GB2312',
  number: '宋体',
} as const;

export function millimetresToPoints(millimetres: number): number {
  return (millimetres / 25.4) * 72;
}

/** Facts in rows of two, a wide one alone: the cells of a form of four columns. */
export function factRows(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const rows: Fact[][] = [];
  for (const fact of facts) {
    const last = rows.at(-1);
    const joins = last?.length === 1 && last[0]?.wide !== true && fact.wide !== true;
    if (joins) last.push(fact);
    else rows.push([fact]);
  }
  return rows;
}

/** Shares of the form's four columns: label, value, label, value. */
export const factShares = [18, 32, 18, 32] as const;

/** Where people sign by hand: who, the name where it is known, room for the hand, and the day. */
export const signatureColumns = [
  { name: '签署', share: 5 },
  { name: '姓名', share: 4 },
  { name: '签名', share: 5 },
  { name: '日期', share: 4 },
] as const;

export function signatureRows(lines: readonly Fact[]): readonly (readonly string[])[] {
  return lines.map(({ label, value }) => [label, value, '　\n　', '　　年　月　日']);
}

/** `— 3 —`, as the standard prints page numbers: on the outer side, so odd ones right. */
export function pageNumber(number: string): string {
  return `— ${number} —`;
}

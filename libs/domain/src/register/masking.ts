/** Ends the name of an invented person; it is shown in full, so that nobody takes one for real. */
const sampleMark = '（示例）';

/** Stands where a name stood before its person was erased. */
export const erasedName = '已删除';

/** 张三 → 张*, Anna Li → A*** **: the first character stays, spaces and middle dots stay. */
export function maskedName(name: string): string {
  const mark = name.endsWith(sampleMark) ? sampleMark : '';
  const own = mark === '' ? name : name.slice(0, -mark.length);
  const [first = '', ...others] = [...own];
  return first + others.map((one) => (/[\s·]/u.test(one) ? one : '*')).join('') + mark;
}

/** 13800138000 → 138****8000; of a shorter number only the last two digits stay. */
export function maskedPhone(phone: string): string {
  return phone.length >= 11 ? covered(phone, 3, 4) : covered(phone, 0, 2);
}

/** 150102199001011234 → 1501**********1234: province and city, and the last four. */
export function maskedResidentId(number: string): string {
  return covered(number, 4, 4);
}

/** Only the last four digits of an account stay. */
export function maskedAccountNumber(number: string): string {
  return covered(number, 0, 4);
}

function covered(text: string, head: number, tail: number): string {
  const hidden = Math.max(0, text.length - head - tail);
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(head + hidden);
}

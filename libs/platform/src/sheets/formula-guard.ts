/**
 * Text that a spreadsheet program would run as a formula, were the cell ever taken for one: after
 * blanks, in full width too, for programs fold `＝` into `=`. A sign by itself is how people write that
 * there is nothing, and runs nowhere.
 */
const runsAsFormula = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]\s*\S/u;
const disarmed = /^'(?=[\t\r\n]|\s*[=+\-@＝＋－＠]\s*\S)/u;

/** The text with an apostrophe in front where a spreadsheet program could run it. */
export function disarm(text: string): string {
  return runsAsFormula.test(text) ? `'${text}` : text;
}

/** The text as it was before it was disarmed. */
export function rearmed(text: string): string {
  return text.replace(disarmed, '');
}

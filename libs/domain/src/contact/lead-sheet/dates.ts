import { compact } from '../../sheets/cells.js';

/** Excel counts days from here; its numbers of this span are dates of 1982 to 2064. */
const serials = { from: 30_000, to: 60_000, of1970: 25_569 };
const years = { from: 1900, to: 2199 };

/**
 * A date as people write it, to the precision they give: `2026-03-01`, or `2026-03` where they name
 * the month only. Undefined where it is no single date; `年底前投产` stays words.
 */
export function dateIn(written: string): string | undefined {
  const text = compact(written).replace(/\p{Pd}/gu, '-').replace(/t\d{2}:\d{2}$/iu, '');
  const [, year, month, day] =
    /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月份?)?$/u.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})?$/u.exec(text) ??
    [];
  if (year !== undefined && month !== undefined) return calendarDate(year, month, day);
  return /^\d{5}(?:\.\d+)?$/u.test(text) ? serialDate(Math.floor(Number(text))) : undefined;
}

function calendarDate(year: string, month: string, day: string | undefined): string | undefined {
  const isYear = Number(year) >= years.from && Number(year) <= years.to;
  if (!isYear || Number(month) < 1 || Number(month) > 12) return undefined;
  const monthText = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return monthText;
  const isDay = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  return isDay ? `${monthText}-${day.padStart(2, '0')}` : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function serialDate(serial: number): string | undefined {
  if (serial < serials.from || serial > serials.to) return undefined;
  let left = serial - serials.of1970;
  let year = 1970;
  for (; left >= daysOfYear(year); year += 1) left -= daysOfYear(year);
  let month = 1;
  for (; left >= daysIn(year, month); month += 1) left -= daysIn(year, month);
  return calendarDate(String(year), String(month), String(left + 1));
}

function daysOfYear(year: number): number {
  return daysIn(year, 2) === 29 ? 366 : 365;
}

/** Days between the first day of Excel's calendar, as later days count from it, and 1970. */
const serialOf1970 = 25_569;
const millisecondsADay = 86_400_000;
/** What is shown as a later date was no date: `20090101` in a cell with a date's format. */
const lastYear = 2199;

/**
 * A date cell as text, `2026-03-01` or `2026-03-01T08:30`: a sheet's dates know no time zone, so the
 * reader's are taken as UTC. What cannot be a date people mean is the number it was.
 */
export function dateText(date: Date): string | number {
  const time = date.getTime();
  if (Number.isNaN(time)) return '';
  const year = date.getUTCFullYear();
  if (year > lastYear || year < 1900) return time / millisecondsADay + serialOf1970;
  // Rounded: 0.3541666… of a day is 8:30, also where the fraction falls just short of it.
  const rounded = new Date(Math.round(time / 1000) * 1000);
  const [day = '', clock = ''] = rounded.toISOString().split('T');
  const minute = clock.slice(0, 5);
  return minute === '00:00' ? day : `${day}T${minute}`;
}

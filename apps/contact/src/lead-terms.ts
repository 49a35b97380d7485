import type { Pack } from '#contracts/pack/pack';
import type { Lead } from '#domain/contact/contact';

/** What the pack gives a lead on its first day; it stays with the case when the pack changes. */
export function leadTerms(
  pack: Pick<Pack, 'timeLimits' | 'calendar' | 'version'>,
): Pick<Lead, 'firstResponseWorkingDays' | 'calendar' | 'packVersion'> {
  return {
    firstResponseWorkingDays: pack.timeLimits.firstResponseWorkingDays.value,
    calendar: pack.calendar.value,
    packVersion: pack.version,
  };
}

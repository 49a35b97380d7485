import type { Pack } from '#contracts/pack/pack';
import type { Lead } from '#domain/contact/contact';

type Terms = Pick<
  Lead,
  | 'officerUnitName'
  | 'firstResponseWorkingDays'
  | 'triageWorkingDays'
  | 'progressWorkingDays'
  | 'calendar'
  | 'packVersion'
>;

/** What the pack gives a lead on its first day; it stays with the case when the pack changes. */
export function leadTerms(
  { timeLimits, calendar, version, units }: Pick<Pack, 'timeLimits' | 'calendar' | 'version' | 'units'>,
  officerUnitId: string,
): Terms {
  const unit = units.find(({ unitId }) => unitId === officerUnitId);
  return {
    ...(unit && { officerUnitName: unit.name }),
    firstResponseWorkingDays: timeLimits.firstResponseWorkingDays.value,
    triageWorkingDays: timeLimits.triageWorkingDays.value,
    progressWorkingDays: timeLimits.progressWorkingDays.value,
    calendar: calendar.value,
    packVersion: version,
  };
}

import type { EnterExpert } from '#contracts/evaluation/experts';
import type { Pack } from '#contracts/pack/pack';
import { normalisedName, organisationId } from '#domain/contact/subjects';
import type { Employer, ExpertEntry } from '#domain/evaluation/expert';
import { creditCodeFault } from '#domain/register/credit-code';
import { InvalidInput } from '#platform/http/invalid-input';
import { sha256Hex } from '#platform/keys/keys';
import type { Held } from '#platform/store/held-words';

type Stated = Held<EnterExpert>;

/** As stated, every employer under each id a case may know it by. */
export function entryOf({ unitId, fields, entryIds, employers }: Stated): ExpertEntry {
  return {
    unitId,
    fields: [...new Set(fields)],
    entryIds: [...new Set(entryIds)],
    employers: employers.map((one): Employer => ({ ...one, organisationIds: idsOf(one) })),
  };
}

/** The ids of an organisation: by its name, and by its credit code where it has one. */
export function idsOf(organisation: {
  readonly name: string;
  readonly creditCode?: string;
}): readonly string[] {
  const { name, creditCode } = organisation;
  const digest = sha256Hex(normalisedName(name)).slice(0, 24);
  const byName = organisationId({ name }, digest);
  return creditCode === undefined ? [byName] : [organisationId({ name, creditCode }, digest), byName];
}

/** @throws InvalidInput naming every field the city's pack does not have, and wrong checksums. */
export function refuseUnknownWords(
  { unitId, fields, employers }: Stated,
  { units, segments }: Pick<Pack, 'units' | 'segments'>,
): void {
  const faults: { path: (string | number)[]; message: string }[] = [];
  if (!units.some((unit) => unit.unitId === unitId)) {
    faults.push({ path: ['unitId'], message: 'is not a unit of this city' });
  }
  fields.forEach((field, index) => {
    if (segments.some(({ segmentId }) => segmentId === field)) return;
    faults.push({ path: ['fields', index], message: 'is not a segment of this city' });
  });
  employers.forEach(({ creditCode }, index) => {
    const message = creditCode === undefined ? undefined : creditCodeFault(creditCode);
    if (message) faults.push({ path: ['employers', index, 'creditCode'], message });
  });
  if (faults.length > 0) throw new InvalidInput(faults);
}

import type { DemoExperts } from '#contracts/pack/demo-experts';
import type { DemoPeople } from '#contracts/pack/demo-people';
import type { Pack } from '#contracts/pack/pack';
import { repeated, unless, type EntryFault } from './faults.js';

export function demoPeopleFaults({ people }: DemoPeople, { units }: Partial<Pack>): EntryFault[] {
  const unitIds = units && new Set(units.map((unit) => unit.unitId));
  return [
    ...repeated(people.map((person) => person.account), (index) => ['people', index, 'account']),
    ...repeated(people.map((person) => person.personId), (index) => ['people', index, 'personId']),
    ...people.flatMap(({ unitId }, index) =>
      unless(!unitIds || unitIds.has(unitId), ['people', index, 'unitId'], `no unit ${unitId}`),
    ),
  ];
}

/** A sample entry is of a sample person who signs in as an expert, in words the pack has. */
export function demoExpertsFaults(
  { experts }: DemoExperts,
  demo: DemoPeople | undefined,
  { units, segments }: Partial<Pack>,
): EntryFault[] {
  const seated = new Set(
    demo?.people.filter(({ roles }) => roles.includes('expert')).map(({ personId }) => personId),
  );
  return [
    ...repeated(experts.map((one) => one.personId), (index) => ['experts', index, 'personId']),
    ...experts.flatMap(({ personId, unitId, fields }, index) => {
      const at = (...steps: PropertyKey[]) => ['experts', index, ...steps];
      const isUnit = !units || units.some((unit) => unit.unitId === unitId);
      return [
        ...unless(!demo || seated.has(personId), at('personId'), `no demo person ${personId} is an expert`),
        ...unless(isUnit, at('unitId'), `no unit ${unitId}`),
        ...fields.flatMap((field, position) =>
          unless(
            !segments || segments.some((one) => one.segmentId === field),
            at('fields', position),
            `no segment ${field}`,
          ),
        ),
      ];
    }),
  ];
}

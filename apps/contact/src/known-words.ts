import type { StatedSubject } from '#contracts/contact/commands';
import type { Pack } from '#contracts/pack/pack';
import { creditCodeFault } from '#domain/register/credit-code';
import { InvalidInput } from '#platform/http/invalid-input';

type Path = readonly (string | number)[];

export interface Fault {
  readonly path: Path;
  readonly message: string;
}

interface Stated {
  readonly district?: string;
  readonly segment?: string;
}

/** Districts and segments the city's pack does not have. */
export function unknownWords({ district, segment }: Stated, pack: Pack): readonly Fault[] {
  const faults: Fault[] = [];
  if (district !== undefined && !pack.districts.some((one) => one.districtId === district)) {
    faults.push({ path: ['district'], message: 'is not a district of this city' });
  }
  if (segment !== undefined && !pack.segments.some((one) => one.segmentId === segment)) {
    faults.push({ path: ['segment'], message: 'is not a segment of this city' });
  }
  return faults;
}

/** What is wrong with a subject: the checksum of its 统一社会信用代码 (GB 32100). */
export function subjectFaults(subject: StatedSubject, path: Path): readonly Fault[] {
  if (subject.kind !== 'organisation' || subject.creditCode === undefined) return [];
  const message = creditCodeFault(subject.creditCode);
  return message === undefined ? [] : [{ path: [...path, 'creditCode'], message }];
}

/** @throws InvalidInput naming each field that is wrong. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new InvalidInput(faults.map(({ path, message }) => ({ path: [...path], message })));
}

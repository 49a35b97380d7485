import type { Pack } from '#contracts/pack/pack';
import { partiesOf, type CaseFacts } from '#domain/shared/case';
import type { Fact } from './paper.js';
import type { NameOf } from './paper-source.js';

type Named = Pick<Pack, 'districts' | 'segments' | 'units' | 'funds' | 'clauseKinds' | 'evidenceKinds'>;

/** Papers are in Chinese, whoever prints them. */
export function packWords(pack: Named) {
  const named = <One>(all: readonly One[], id: (one: One) => string, name: (one: One) => string) => {
    const names = new Map(all.map((one) => [id(one), name(one)]));
    return (wanted: string) => names.get(wanted) ?? wanted;
  };
  return {
    district: named(pack.districts, (one) => one.districtId, (one) => one.name.zh),
    segment: named(pack.segments, (one) => one.segmentId, (one) => one.name.zh),
    unit: named(pack.units, (one) => one.unitId, (one) => one.name.zh),
    fund: named(pack.funds, (one) => one.fundId, (one) => one.name.zh),
    clauseKind: named(pack.clauseKinds, (one) => one.kind, (one) => one.name.zh),
    evidence: named(pack.evidenceKinds, (one) => one.evidenceKind, (one) => one.name.zh),
  };
}

type Subjects = Pick<CaseFacts, 'subjects'>;

/** A person's name, a team's people's, is the register's to give, by slip; without one its id stands there. */
export function subjectName({ subjects }: Subjects, subjectId: string, nameOf: NameOf): string {
  const found = subjects.find((one) => one.subjectId === subjectId);
  if (found?.kind === 'organisation') return found.name;
  const people = found ? partiesOf(found) : [subjectId];
  return people.map((id) => nameOf(id) || `登记号 ${id}`).join('、');
}

export function subjectNames(facts: Subjects, nameOf: NameOf): string {
  return facts.subjects.map(({ subjectId }) => subjectName(facts, subjectId, nameOf)).join('、');
}

/** The head of every form: whom the case attracts, in what, where. */
export function caseFacts(facts: CaseFacts, pack: Named, nameOf: NameOf): readonly Fact[] {
  const words = packWords(pack);
  return [
    { label: '引进对象', value: subjectNames(facts, nameOf), wide: true },
    { label: '产业方向', value: words.segment(facts.segment) },
    { label: '旗区', value: words.district(facts.district) },
  ];
}

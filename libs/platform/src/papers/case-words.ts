import type { Pack } from '#contracts/pack/pack';
import type { CaseFacts } from '#domain/shared/case';
import type { Fact } from './paper.js';

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

/** A subject's name where it may stand on paper: a person's is the register's to give. */
export function subjectName({ subjects }: Pick<CaseFacts, 'subjects'>, subjectId: string): string {
  const found = subjects.find((one) => one.subjectId === subjectId);
  return found?.kind === 'organisation' ? found.name : `登记号 ${subjectId}`;
}

export function subjectNames(facts: Pick<CaseFacts, 'subjects'>): string {
  return facts.subjects.map(({ subjectId }) => subjectName(facts, subjectId)).join('、');
}

/** The head of every form: whom the case attracts, in what, where. */
export function caseFacts(facts: CaseFacts, pack: Named): readonly Fact[] {
  const words = packWords(pack);
  return [
    { label: '引进对象', value: subjectNames(facts), wide: true },
    { label: '产业方向', value: words.segment(facts.segment) },
    { label: '旗区', value: words.district(facts.district) },
  ];
}

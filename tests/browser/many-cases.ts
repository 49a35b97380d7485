import type { SelfView } from '#contracts/access/views';
import { evaluationEvents } from '#domain/journey/evaluation/examples';
import { contactEvents, published } from '#domain/journey/examples';
import { databaseName } from '#platform/config/names';
import { documentOf } from '../../apps/journey/src/case-document.js';
import { foldCase, emptyView, type PublishedFact } from '#domain/journey/case-fold';
import { readModelIn } from '../../apps/journey/src/read-model.js';
import type { Theatre } from './playing.js';

const kinds = ['储能装备制造', '绿色氢能与新材料联合研究', '光伏', '现代煤化工精细化学品'];
const everyNthEvaluated = 20;
const atOnce = 1000;

/**
 * So many invented cases of `account` stand on the board, folded from the events their stages publish and
 * written straight into the journey's view: a list is long without ten thousand workflows behind it.
 * Every twentieth is being evaluated. Names are of all lengths; the newest is case 0.
 */
export async function seedCases(theatre: Theatre, account: string, count: number): Promise<void> {
  const { house } = theatre.services;
  const officer = (await (await theatre.as(account)).get<SelfView>('/api/access/self')).body;
  const model = readModelIn(
    house.connections.patientMongo.db(databaseName(house.config.space, 'journey')),
  );
  for (let from = 0; from < count; from += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - from) }, (_, index) => from + index);
    const documents = numbers.map((number) => {
      const facts = factsOf(number, officer);
      const view = facts.reduce((before, fact) => {
        const folded = foldCase(before, fact);
        return folded.result === 'applied' ? folded.view : before;
      }, emptyView);
      return documentOf(`case-many-${String(number)}`, facts.length, view);
    });
    await model.cases.insertMany(documents, { ordered: false });
  }
}

/** What a card of `seedCases` is called. */
function nameOfMany(number: number): string {
  const kind = kinds[number % kinds.length] ?? '';
  return `鄂尔多斯市示例${String(number)}号${kind}有限责任公司`;
}

function factsOf(number: number, officer: SelfView): readonly PublishedFact[] {
  const subjects = [
    { kind: 'organisation', subjectId: `subject-many-${String(number)}`, name: nameOfMany(number) },
  ];
  const known = {
    caseId: `case-many-${String(number)}`,
    subjects,
    district: 'dongsheng',
    segment: 'new-energy',
    plannedInvestment: String(100_000_000 + number * 1_000_000),
    officerId: officer.personId,
    officerUnitId: officer.unitId,
  };
  const opened = { ...contactEvents['case-opened'], ...known };
  const evaluation = evaluationEvents['evaluation-opened'];
  const evaluated = { ...evaluation, case: { ...evaluation.case, ...known } };
  const isEvaluated = number % everyNthEvaluated === everyNthEvaluated - 1;
  const minuteMs = 60_000;
  const startAt = new Date(Date.parse('2026-11-01T00:00:00.000Z') - number * minuteMs).toISOString();
  return [
    ...published('contact', isEvaluated ? [opened, contactEvents['case-qualified']] : [opened], { startAt }),
    ...(isEvaluated ? published('evaluation', [evaluated], { startAt }) : []),
  ];
}

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Pack, StatedAmount, Target } from '#contracts/pack/pack';
import { loadPack } from './load-pack.js';
import { packFaults } from './pack-checks.js';
import { inForce, logTargetWarnings, targetWarnings } from './target-checks.js';

const pack = loadPack(fileURLToPath(new URL('../../../../packs/ordos', import.meta.url)));

function target(targetId: string): Target {
  const found = pack.targets.find((one) => one.targetId === targetId);
  if (!found) throw new Error(`no target ${targetId}`);
  return found;
}
const statedOf = (targetId: string) =>
  target(targetId).stated.map(({ comparator, from, to }) => [comparator, from, to]);

describe('the yearly targets of Ordos', () => {
  it('keep comparator, range and count unit as their documents state them', () => {
    const yearly = pack.targets.filter(({ cadence }) => cadence === 'yearly');
    expect(yearly.map(({ targetId, countUnit }) => [targetId, countUnit, ...statedOf(targetId)])).toEqual([
      ['visits-to-masters', '次', ['between', '1', '2']],
      ['farmer-training', '人次', ['at-least', '5000', undefined]],
      ['technicians-to-villages', '名', ['exactly', '100', undefined]],
      ['meetings-with-universities', '场次', ['at-least', '5', undefined]],
      ['work-funds-on-rewards', '%', ['at-least', '70', undefined]],
    ]);
  });

  it('tell trainings (人次) from people (名), in one task', () => {
    const [training, technicians] = [target('farmer-training'), target('technicians-to-villages')];
    expect(training.taskId).toBe(technicians.taskId);
    expect(training.countUnit).not.toBe(technicians.countUnit);
  });

  it('leave 数以十计 without a number, and say where flexible recruits count', () => {
    const [plan, programme] = target('leading-talents').stated;
    expect(plan).toMatchObject({ comparator: 'in-order-of' });
    expect(plan).not.toHaveProperty('from');
    expect(programme).toMatchObject({ comparator: 'about', from: '10' });
    expect(target('leading-talents').includesFlexible).toBe(true);
  });

  it('hold two measures with one number apart by their definitions', () => {
    const [any, highValue] = [target('patents'), target('high-value-patents')];
    expect([inForce(any.stated)?.from, inForce(highValue.stated)?.from]).toEqual(['5', '5']);
    expect(any.definition).not.toBe(highValue.definition);
  });
});

describe('the tasks', () => {
  it('each name who answers for it; the centre leads one of them', () => {
    const led = pack.tasks.filter(({ responsibleUnitIds }) =>
      responsibleUnitIds.includes('investment-promotion-centre'),
    );
    expect(led.map(({ taskId }) => taskId)).toEqual(['task-3']);
    expect(pack.tasks.find(({ taskId }) => taskId === 'task-7')?.responsibleUnitIds).toHaveLength(4);
    expect(pack.tasks.find(({ taskId }) => taskId === 'task-19')?.assistingUnitIds).toHaveLength(13);
  });

  it('evaluate projects by the expert committee, not by the third party that evaluates policy', () => {
    const evaluating = pack.tasks.find(({ taskId }) => taskId === 'task-4');
    expect(evaluating?.responsibleUnitIds).toEqual(['expert-committee']);
  });
});

describe('what the documents contradict one another in', () => {
  const warnings = targetWarnings(pack);

  it('stays side by side: four targets for 2025, and a base for 2020', () => {
    const two = pack.targets.filter(({ stated }) => new Set(stated.map(({ from }) => from)).size > 1);
    const of2025 = ['talents-management', 'talents-skilled', 'talents-villages', 'talents-social-work'];
    expect(two.map(({ targetId }) => targetId)).toEqual(['leading-talents', ...of2025]);
    expect(target('talents-skilled').base?.stated.map(({ from }) => from)).toEqual(['4.8', '4.64']);
    for (const targetId of of2025) {
      expect(warnings).toContainEqual({
        targetId,
        message: expect.stringMatching(/^the target is stated as exactly .+ and as exactly /) as unknown,
      });
    }
    expect(warnings).toContainEqual({
      targetId: 'talents-skilled',
      message: 'the base is stated as exactly 4.8 and as exactly 4.64',
    });
  });

  it('is warned of where parts do not sum to the whole: the box does not, the text does', () => {
    expect(warnings.filter(({ targetId }) => targetId === 'talents-total')).toEqual([
      {
        targetId: 'talents-total',
        message: 'its parts as otherwise stated sum to 61.5, the whole is 53.8',
      },
    ]);
  });
});

it('are said at start, one line a contradiction', () => {
  const lines: unknown[] = [];
  logTargetWarnings(pack, { warn: (event, facts) => lines.push([event, facts]) });
  expect(lines.length).toBe(targetWarnings(pack).length);
  expect(lines).toContainEqual([
    'target-warning',
    { targetId: 'talents-skilled', message: 'the base is stated as exactly 4.8 and as exactly 4.64' },
  ]);
});

type Change = (draft: { targets: Target[]; tasks: Pack['tasks'] }) => void;

/** The faults of the pack with something in its targets or tasks put wrong. */
function faultsWith(change: Change): string[] {
  const draft = JSON.parse(JSON.stringify(pack)) as Pack;
  change(draft);
  return packFaults(draft).map(({ path, message }) => `${path.join('.')}: ${message}`);
}
const first = (targets: Target[]): StatedAmount => targets[0]!.stated[0]!;

describe('a planted fault', () => {
  it.each<[what: string, change: Change, fault: string]>([
    ['a task of a unit nobody has', ({ tasks }) => (tasks[0]!.responsibleUnitIds[0] = 'u-x'), 'tasks.0.responsibleUnitIds.0: no unit u-x'],
    ['a unit both responsible and assisting', ({ tasks }) => tasks[0]!.assistingUnitIds.push('science-and-technology-bureau'), 'tasks.0.assistingUnitIds.11: science-and-technology-bureau is there already'],
    ['a target of no task', ({ targets }) => (targets[0]!.taskId = 'task-99'), 'targets.0.taskId: no task task-99'],
    ['a target twice', ({ targets }) => targets.push(targets[0]!), 'targets.20.targetId: visits-to-masters is there already'],
    ['a part that is no target', ({ targets }) => targets[8]!.sumOf!.push('nobody'), 'targets.8.sumOf.6: no other target nobody'],
    ['a yearly target by a year', ({ targets }) => (targets[0]!.byYear = 2025), 'targets.0.byYear: a target by a year names it, any other names none'],
    ['a range that falls', ({ targets }) => (first(targets).from = '2'), 'targets.0.stated.0: a range goes from a number to a higher one'],
    ['a range made one number', ({ targets }) => (first(targets).comparator = 'at-least'), 'targets.0.stated.0: at-least names one number'],
    ['words made a number', ({ targets }) => (first(targets).comparator = 'in-order-of'), 'targets.0.stated.0: words of order name no number'],
    ['a number the quote does not name', ({ targets }) => (first(targets).to = '12'), 'targets.0.stated.0: the quote does not name 12'],
    ['another count unit', ({ targets }) => (targets[0]!.countUnit = '人次'), 'targets.0.stated.0: the quote does not count in 人次'],
    ['an amount from nowhere', ({ targets }) => (first(targets).source = { sample: true }), 'targets.0.stated.0: an amount is quoted from its document'],
    ['two words, none in force', ({ targets }) => delete targets[10]!.stated[0]!.inForce, 'targets.10.stated: where several documents speak, exactly one statement is marked in force'],
  ])('%s', (_, change, fault) => {
    expect(faultsWith(change)).toContain(fault);
  });

  it('is none in the pack as it is', () => {
    expect(faultsWith(() => undefined)).toEqual([]);
  });
});

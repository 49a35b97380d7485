import type { Pack, StatedAmount, Target } from '#contracts/pack/pack';
import type { ServiceLog } from '../log/log.js';
import { repeated, unless, type Check, type EntryFault } from './faults.js';

/** What a city's tasks and targets must be to one another and to what they cite. */
export const targetChecks: readonly Check[] = [
  idsAreUnique,
  taskUnitsExist,
  targetReferencesExist,
  cadenceNamesItsYear,
  amountsFitTheirComparator,
  quotesNameTheAmount,
  oneStatementIsInForce,
];

/** Something the documents themselves leave open; no fault of the pack, and never smoothed over. */
export interface TargetWarning {
  readonly targetId: string;
  readonly message: string;
}

/** Where documents contradict one another, and where parts do not sum to their whole. */
export function targetWarnings({ targets }: Pick<Pack, 'targets'>): readonly TargetWarning[] {
  return targets.flatMap((target) => {
    const { targetId, sumOf, stated, base } = target;
    const parts = (sumOf ?? []).flatMap((id) => targets.find((one) => one.targetId === id) ?? []);
    return [
      ...contradictions(targetId, 'target', stated),
      ...contradictions(targetId, 'base', base?.stated ?? []),
      ...(sumOf ? sumWarnings(target, parts) : []),
    ];
  });
}

/** Says at start what documents contradict one another in: whoever keeps the pack decides, not we. */
export function logTargetWarnings(pack: Pick<Pack, 'targets'>, log: Pick<ServiceLog, 'warn'>): void {
  for (const { targetId, message } of targetWarnings(pack)) {
    log.warn('target-warning', { targetId, message });
  }
}

/** The statement that counts: the one marked, or the only one. */
export function inForce(stated: readonly StatedAmount[]): StatedAmount | undefined {
  return stated.find((one) => one.inForce === true) ?? (stated.length === 1 ? stated[0] : undefined);
}

function contradictions(
  targetId: string,
  what: string,
  stated: readonly StatedAmount[],
): TargetWarning[] {
  const values = [...new Set(stated.map(said))];
  if (values.length < 2) return [];
  return [{ targetId, message: `the ${what} is stated as ${values.join(' and as ')}` }];
}

/** Sums by what is in force, and by the other word of each part: the documents hold both. */
function sumWarnings(whole: Target, parts: readonly Target[]): TargetWarning[] {
  const { targetId } = whole;
  const expected = numberOf(inForce(whole.stated));
  const counted = (pick: (stated: readonly StatedAmount[]) => StatedAmount | undefined) =>
    parts.reduce((sum, { stated }) => sum + (numberOf(pick(stated)) ?? 0n), 0n);
  const sums = [
    ['in force', counted(inForce)],
    ['otherwise stated', counted((stated) => stated.find((one) => one !== inForce(stated)) ?? inForce(stated))],
  ] as const;
  return sums
    .filter(([, sum], index) => sum !== expected && (index === 0 || sum !== sums[0][1]))
    .map(([which, sum]) => ({
      targetId,
      message: `its parts as ${which} sum to ${shown(sum)}, the whole is ${shown(expected ?? 0n)}`,
    }));
}

function idsAreUnique({ tasks = [], targets = [] }: Partial<Pack>): EntryFault[] {
  return [
    ...repeated(tasks.map((one) => one.taskId), (index) => ['tasks', index, 'taskId']),
    ...repeated(targets.map((one) => one.targetId), (index) => ['targets', index, 'targetId']),
  ];
}

/** One unit is named once, either as responsible or as assisting. */
function taskUnitsExist({ tasks = [], units }: Partial<Pack>): EntryFault[] {
  const known = units && new Set(units.map((unit) => unit.unitId));
  return tasks.flatMap((task, index) => {
    const lists = ['responsibleUnitIds', 'assistingUnitIds'] as const;
    const named = lists.flatMap((list) => task[list].map((unitId, place) => ({ list, unitId, place })));
    return [
      ...named.flatMap(({ list, unitId, place }) =>
        unless(!known || known.has(unitId), ['tasks', index, list, place], `no unit ${unitId}`),
      ),
      ...repeated(named.map(({ unitId }) => unitId), (at) => {
        const { list = 'assistingUnitIds', place = 0 } = named[at] ?? {};
        return ['tasks', index, list, place];
      }),
    ];
  });
}

function targetReferencesExist({ targets = [], tasks }: Partial<Pack>): EntryFault[] {
  const known = tasks && new Set(tasks.map((task) => task.taskId));
  const targetIds = new Set(targets.map((target) => target.targetId));
  return targets.flatMap(({ taskId, sumOf = [], targetId }, index) => [
    ...unless(
      taskId === undefined || !known || known.has(taskId),
      ['targets', index, 'taskId'],
      `no task ${taskId ?? ''}`,
    ),
    ...sumOf.flatMap((part, place) =>
      unless(
        targetIds.has(part) && part !== targetId,
        ['targets', index, 'sumOf', place],
        `no other target ${part}`,
      ),
    ),
  ]);
}

function cadenceNamesItsYear({ targets = [] }: Partial<Pack>): EntryFault[] {
  return targets.flatMap(({ cadence, byYear }, index) =>
    unless(
      (cadence === 'by-year') === (byYear !== undefined),
      ['targets', index, 'byYear'],
      'a target by a year names it, any other names none',
    ),
  );
}

function amountsFitTheirComparator(pack: Partial<Pack>): EntryFault[] {
  return everyStatement(pack).flatMap(({ path, stated }) => {
    const { comparator, from, to } = stated;
    switch (comparator) {
      case 'in-order-of':
        return unless(from === undefined && to === undefined, path, 'words of order name no number');
      case 'between': {
        const rises = from !== undefined && to !== undefined && scaled(from) < scaled(to);
        return unless(rises, path, 'a range goes from a number to a higher one');
      }
      default:
        return unless(from !== undefined && to === undefined, path, `${comparator} names one number`);
    }
  });
}

/** What a machine or a tired person typed is held to the words it was read from. */
function quotesNameTheAmount(pack: Partial<Pack>): EntryFault[] {
  return everyStatement(pack).flatMap(({ path, stated: { source, from, to, comparator }, countUnit }) => {
    const quote = 'quote' in source ? source.quote : undefined;
    if (quote === undefined) return [{ path, message: 'an amount is quoted from its document' }];
    const amounts = [from, to].filter((one) => one !== undefined);
    return [
      ...amounts.flatMap((amount) =>
        unless(namesNumber(quote, amount), path, `the quote does not name ${amount}`),
      ),
      ...unless(
        comparator === 'in-order-of' || quote.includes(countUnit),
        path,
        `the quote does not count in ${countUnit}`,
      ),
    ];
  });
}

function namesNumber(quote: string, amount: string): boolean {
  return quote.match(/\d+(?:\.\d+)?/g)?.includes(amount) ?? false;
}

function oneStatementIsInForce({ targets = [] }: Partial<Pack>): EntryFault[] {
  return targets.flatMap(({ stated, base }, index) => {
    const at = (...steps: PropertyKey[]) => ['targets', index, ...steps];
    return [...marked(stated, at('stated')), ...marked(base?.stated ?? [], at('base', 'stated'))];
  });
}

function marked(stated: readonly StatedAmount[], path: readonly PropertyKey[]): EntryFault[] {
  const marks = stated.filter((one) => one.inForce === true).length;
  const message = 'where several documents speak, exactly one statement is marked in force';
  return unless(stated.length < 2 || marks === 1, path, message);
}

function everyStatement({ targets = [] }: Partial<Pack>) {
  return targets.flatMap(({ stated, base, countUnit }, index) => {
    const under = (list: readonly StatedAmount[], ...steps: PropertyKey[]) =>
      list.map((one, place) => ({ path: ['targets', index, ...steps, place], stated: one, countUnit }));
    return [...under(stated, 'stated'), ...under(base?.stated ?? [], 'base', 'stated')];
  });
}

function said({ comparator, from = '', to }: StatedAmount): string {
  return [comparator, to === undefined ? from : `${from}–${to}`].join(' ').trim();
}

function numberOf(stated: StatedAmount | undefined): bigint | undefined {
  return stated?.from === undefined ? undefined : scaled(stated.from);
}

const places = 4;

/** Exactly, in units of 0.0001: sums of decimals are not left to binary fractions. */
function scaled(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function shown(amount: bigint): string {
  const text = amount.toString().padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0+$/, '');
}

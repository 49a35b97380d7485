import type { Pack } from '#contracts/pack/pack';
import { permits } from '#domain/access/permissions';
import { fen } from '#domain/shared/money';
import { repeated, unless, type Check, type EntryFault } from './faults.js';
import { targetChecks } from './target-checks.js';

const checks: readonly Check[] = [
  idsAreUnique,
  weightsSumTo100,
  panelSizesFit,
  noExpertReopens,
  everyCriterionIsLabelledAndAnchored,
  levelsAscend,
  approversPassTheDoor,
  parentsExistWithoutCycle,
  fundsHaveOneLineAYear,
  clauseReferencesExist,
  clauseAmountsFit,
  evidenceKindsExist,
  bankTemplatesFit,
  ...targetChecks,
  calendarIsSound,
  sourcesCanBeLookedUp,
];

export function packFaults(pack: Partial<Pack>): EntryFault[] {
  return checks.flatMap((check) => check(pack));
}

function idsAreUnique(pack: Partial<Pack>): EntryFault[] {
  const ids: readonly [list: PropertyKey[], field: string, ids: string[] | undefined][] = [
    [['units'], 'unitId', pack.units?.map((one) => one.unitId)],
    [['districts'], 'districtId', pack.districts?.map((one) => one.districtId)],
    [['segments'], 'segmentId', pack.segments?.map((one) => one.segmentId)],
    [
      ['rubric', 'value', 'criteria'],
      'criterionId',
      pack.rubric?.value.criteria.map((one) => one.criterionId),
    ],
    [['funds'], 'fundId', pack.funds?.map((one) => one.fundId)],
    [['evidenceKinds'], 'evidenceKind', pack.evidenceKinds?.map((one) => one.evidenceKind)],
    [['clauseKinds'], 'kind', pack.clauseKinds?.map((one) => one.kind)],
    [
      ['caseDocuments', 'kinds'],
      'documentKind',
      pack.caseDocuments?.kinds.map((one) => one.documentKind),
    ],
    [['policyClauses'], 'policyClauseId', pack.policyClauses?.map((one) => one.policyClauseId)],
    [['bankFiles', 'banks'], 'bankId', pack.bankFiles?.banks.map((one) => one.bankId)],
    [
      ['bankFiles', 'templates'],
      'templateId',
      pack.bankFiles?.templates.map((one) => one.templateId),
    ],
  ];
  return ids.flatMap(([list, field, found = []]) =>
    repeated(found, (index) => [...list, index, field]),
  );
}

function weightsSumTo100({ rubric }: Partial<Pack>): EntryFault[] {
  if (!rubric) return [];
  const sum = rubric.value.criteria.reduce((total, one) => total + one.weightPercent, 0);
  const at = ['rubric', 'value', 'criteria'];
  return unless(sum === 100, at, `the weights sum to ${String(sum)}, not 100`);
}

/** Odd sizes, so that a vote cannot tie; a full panel of the smallest size reaches the quorum. */
function panelSizesFit({ rubric }: Partial<Pack>): EntryFault[] {
  if (!rubric) return [];
  const { panelSizeMin, panelSizeMax, quorum } = rubric.value;
  const at = (field: string) => ['rubric', 'value', field];
  return [
    ...unless(panelSizeMin % 2 === 1, at('panelSizeMin'), 'a panel has an odd number of experts'),
    ...unless(panelSizeMax % 2 === 1, at('panelSizeMax'), 'a panel has an odd number of experts'),
    ...unless(panelSizeMin <= panelSizeMax, at('panelSizeMax'), 'less than panelSizeMin'),
    ...unless(quorum <= panelSizeMin, at('quorum'), 'more than the smallest panel has experts'),
  ];
}

/** An expert advises once asked; who asks again is somebody else. */
function noExpertReopens({ reopening }: Partial<Pack>): EntryFault[] {
  const at = ['reopening', 'role'];
  return unless(reopening?.role !== 'expert', at, 'an expert does not ask for a second panel');
}

function everyCriterionIsLabelledAndAnchored({ rubric }: Partial<Pack>): EntryFault[] {
  if (!rubric) return [];
  const { value, labels, anchors } = rubric;
  const criterionIds = new Set(value.criteria.map((criterion) => criterion.criterionId));
  const strangers = (['labels', 'anchors'] as const).flatMap((field) =>
    Object.keys(rubric[field])
      .filter((id) => !criterionIds.has(id))
      .map((id) => ({ path: ['rubric', field, id], message: `no criterion ${id}` })),
  );
  const own = value.criteria.flatMap(({ criterionId, scoreMin, scoreMax }, index) => {
    const at = ['rubric', 'value', 'criteria', index];
    const covered = covers(anchors[criterionId] ?? [], scoreMin, scoreMax);
    return [
      ...unless(scoreMin < scoreMax, [...at, 'scoreMax'], 'not above scoreMin'),
      ...unless(criterionId in labels, at, `no label for ${criterionId}`),
      ...unless(covered, ['rubric', 'anchors', criterionId], 'the spans leave a gap or overlap'),
    ];
  });
  return [...strangers, ...own];
}

function covers(spans: readonly { from: number; to: number }[], min: number, max: number): boolean {
  let next = min;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from !== next || to < from) return false;
    next = to + 1;
  }
  return next === max + 1;
}

function levelsAscend({ approvalLevels }: Partial<Pack>): EntryFault[] {
  if (!approvalLevels) return [];
  return (['terms', 'payments'] as const).flatMap((what) =>
    approvalLevels[what].flatMap(({ level, above }, index) => {
      const at = ['approvalLevels', what, index];
      const before = approvalLevels[what][index - 1];
      const rises = !before || fen(above) > fen(before.above);
      return [
        ...unless(level === index + 1, [...at, 'level'], `level ${String(index + 1)} belongs here`),
        ...unless(rises, [...at, 'above'], 'not above the level before'),
      ];
    }),
  );
}

/** A role the permission table turns away at the door could never give its level's approval. */
function approversPassTheDoor({ approvalLevels }: Partial<Pack>): EntryFault[] {
  if (!approvalLevels) return [];
  const doors = { terms: 'negotiation.approve', payments: 'reward.approve-payment' } as const;
  return (['terms', 'payments'] as const).flatMap((what) =>
    approvalLevels[what].flatMap(({ role }, index) =>
      unless(
        permits(doors[what], [role]),
        ['approvalLevels', what, index, 'role'],
        `${role} may not give ${doors[what]}`,
      ),
    ),
  );
}

function parentsExistWithoutCycle({ units = [] }: Partial<Pack>): EntryFault[] {
  const parentOf = new Map(units.map((unit) => [unit.unitId, unit.parentId]));
  return units.flatMap(({ unitId, parentId }, index) => {
    if (parentId === undefined) return [];
    const at = ['units', index, 'parentId'];
    if (!parentOf.has(parentId)) return [{ path: at, message: `no unit ${parentId}` }];
    const seen = new Set<string>();
    let above: string | undefined = parentId;
    while (above !== undefined && above !== unitId && !seen.has(above)) {
      seen.add(above);
      above = parentOf.get(above);
    }
    return unless(above !== unitId, at, `${unitId} is above itself`);
  });
}

function fundsHaveOneLineAYear({ funds = [] }: Partial<Pack>): EntryFault[] {
  return funds.flatMap(({ lines }, index) =>
    repeated(
      lines.map((line) => String(line.fiscalYear)),
      (line) => ['funds', index, 'lines', line, 'fiscalYear'],
    ),
  );
}

function clauseReferencesExist(pack: Partial<Pack>): EntryFault[] {
  const units = pack.units && new Set(pack.units.map((unit) => unit.unitId));
  const kinds = pack.clauseKinds && new Set(pack.clauseKinds.map((one) => one.kind));
  const funds = pack.funds && new Set(pack.funds.map((fund) => fund.fundId));
  return (pack.policyClauses ?? []).flatMap((clause, index) => {
    const { kind, responsibleUnitId, coUnitIds = [], fund } = clause;
    const at = (...steps: PropertyKey[]) => ['policyClauses', index, ...steps];
    return [
      ...unless(!kinds || kinds.has(kind), at('kind'), `no clause kind ${kind}`),
      ...unless(
        !units || units.has(responsibleUnitId),
        at('responsibleUnitId'),
        `no unit ${responsibleUnitId}`,
      ),
      ...coUnitIds.flatMap((unitId, position) =>
        unless(!units || units.has(unitId), at('coUnitIds', position), `no unit ${unitId}`),
      ),
      ...unless(
        !fund || !funds || funds.has(fund.fundId),
        at('fund', 'fundId'),
        `no fund ${fund?.fundId ?? ''}`,
      ),
    ];
  });
}

function clauseAmountsFit({ policyClauses = [] }: Partial<Pack>): EntryFault[] {
  return policyClauses.flatMap(({ floor, cap }, index) => {
    const fits = floor === undefined || cap === undefined || fen(floor) <= fen(cap);
    return unless(fits, ['policyClauses', index, 'floor'], 'above the cap');
  });
}

function evidenceKindsExist({ clauseKinds = [], evidenceKinds }: Partial<Pack>): EntryFault[] {
  const known = evidenceKinds && new Set(evidenceKinds.map((one) => one.evidenceKind));
  return clauseKinds.flatMap((kind, index) =>
    kind.evidenceKinds.flatMap((evidence, position) =>
      unless(
        !known || known.has(evidence),
        ['clauseKinds', index, 'evidenceKinds', position],
        `no evidence kind ${evidence}`,
      ),
    ),
  );
}

function calendarIsSound({ calendar }: Partial<Pack>): EntryFault[] {
  if (!calendar) return [];
  const { holidays, workdays, coverageUntil } = calendar.value;
  const sourced = new Set(calendar.earlierYears.map(({ year }) => String(year)));
  sourced.add(coverageUntil.slice(0, 4));
  const dayFaults = (list: 'holidays' | 'workdays') =>
    calendar.value[list].flatMap((day, index) => {
      const at = ['calendar', 'value', list, index];
      return [
        ...unless(day <= coverageUntil, at, 'after coverageUntil'),
        ...unless(sourced.has(day.slice(0, 4)), at, `no source for ${day.slice(0, 4)}`),
      ];
    });
  return [
    ...dayFaults('holidays'),
    ...dayFaults('workdays'),
    ...repeated([...holidays, ...workdays], (index) => {
      const inHolidays = index < holidays.length;
      const list = inHolidays ? 'holidays' : 'workdays';
      return ['calendar', 'value', list, inHolidays ? index : index - holidays.length];
    }),
    ...workdays.flatMap((day, index) =>
      unless(isWeekend(day), ['calendar', 'value', 'workdays', index], 'a working day anyway'),
    ),
  ];
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00.000Z`).getUTCDay());
}

/** A document is cited so that a person finds the place in it, and never by a web address. */
function bankTemplatesFit({ bankFiles }: Partial<Pack>): EntryFault[] {
  const banks = new Set(bankFiles?.banks.map(({ bankId }) => bankId));
  return (bankFiles?.templates ?? []).flatMap(({ bankId }, index) =>
    unless(
      bankId === undefined || banks.has(bankId),
      ['bankFiles', 'templates', index, 'bankId'],
      `no bank ${String(bankId)}`,
    ),
  );
}

function sourcesCanBeLookedUp(pack: Partial<Pack>): EntryFault[] {
  return documentsIn(pack, []).flatMap(({ path, cited }) => [
    ...unless(
      ['number', 'date', 'section'].some((field) => field in cited),
      path,
      'a document is cited with its number, date or section',
    ),
    ...unless(
      !Object.values(cited).some((words) => /https?:|www\.|:\/\//.test(String(words))),
      path,
      'a source is cited by name, never by web address',
    ),
  ]);
}

function documentsIn(
  value: unknown,
  path: readonly PropertyKey[],
): { path: readonly PropertyKey[]; cited: object }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('document' in value) return [{ path, cited: value }];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) =>
    documentsIn(inner, [...path, isList ? Number(key) : key]),
  );
}

import { z } from 'zod';
import { roles } from '#domain/shared/actor';
import { CalendarDay, FiscalYear, Id, MoneyFen } from '../shared/fields.js';
import { BankFiles } from './bank-files.js';
import { Source } from './source.js';

export const Rubric = z
  .object({
    rubricId: Id,
    criteria: z
      .array(
        z.object({
          criterionId: Id,
          weightPercent: z.int().min(1).max(100),
          scoreMin: z.int().min(0),
          scoreMax: z.int().min(1),
        }),
      )
      .min(1)
      .readonly(),
    panelSizeMin: z.int().min(1),
    panelSizeMax: z.int().min(1),
    quorum: z.int().min(1),
    passMark: z.int().min(0).max(100),
    trimFrom: z.int().min(3),
    discretionBand: z.int().min(0).max(100),
    opinionWorkingDays: z.int().min(1),
  })
  .meta({ id: 'Rubric' });

export const WorkingCalendar = z
  .object({
    version: z.string(),
    holidays: z.array(CalendarDay).readonly(),
    workdays: z.array(CalendarDay).readonly(),
    coverageUntil: CalendarDay,
  })
  .meta({ id: 'WorkingCalendar' });

/** One level of approval: everybody whose total lies above `above` needs it. */
export const ApprovalLevel = z
  .object({
    level: z.int().min(1),
    role: z.enum(roles),
    above: MoneyFen.meta({ description: 'The level is needed for totals above this many fen.' }),
  })
  .meta({ id: 'ApprovalLevel' });

/**
 * A fund's figure for one fiscal year. Figures of different scope are never compared or added.
 * `basis` says what kind of figure it is: `budget` and `planned` (a ceiling for a year not yet
 * appropriated) may be committed against; `carried-out` (落实) only reports what was spent.
 */
export const FundLine = z
  .strictObject({
    fiscalYear: FiscalYear,
    appropriated: MoneyFen,
    scope: z.enum(['全市', '市本级', '旗区']),
    basis: z.enum(['budget', 'planned', 'carried-out']),
    source: Source,
  })
  .meta({ id: 'FundLine' });

const Label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/**
 * One promise a policy allows. `cap` is the most one beneficiary may be promised, `floor` the least
 * where the document says 不低于; a clause without a cap states no amount. `payable` is set only
 * where the document says so. The document's own source stands apart from the sources of who is
 * responsible and which fund pays, because a text seldom states all three.
 */
export const PolicyClause = z
  .strictObject({
    policyClauseId: Id,
    name: Label,
    kind: Id,
    floor: MoneyFen.exactOptional(),
    cap: MoneyFen.exactOptional(),
    payable: z.enum(['once', 'yearly']).exactOptional(),
    condition: Label.exactOptional(),
    responsibleUnitId: Id,
    coUnitIds: z.array(Id).exactOptional(),
    responsibleUnitSource: Source,
    fund: z.strictObject({ fundId: Id, source: Source }).exactOptional(),
    source: Source,
  })
  .meta({ id: 'PolicyClause' });

const responsible = {
  responsibleUnitIds: z.array(Id).min(1),
  assistingUnitIds: z.array(Id),
};

/**
 * A task (重点任务) of a city's plan with who answers for it and who assists, as its brackets state
 * them. `alsoAssisting` keeps what names no single unit (各旗区), word for word.
 */
export const PlanTask = z
  .strictObject({
    taskId: Id,
    name: Label,
    ...responsible,
    alsoAssisting: z.array(z.string().min(1)),
    source: Source,
  })
  .meta({ id: 'PlanTask' });

/**
 * How a target is meant: 左右 is not 不少于, and 数以十计 is no number at all. Nothing is made into a
 * plain number that is none.
 */
export const comparators = ['exactly', 'about', 'at-least', 'more-than', 'between', 'in-order-of'] as const;

/** What is counted, as stated: 人次 are not 人. */
export const countUnits = ['万人', '人', '名', '人次', '次', '场次', '件', '项', '家', '个', '人/年', '%'] as const;

const Amount = z.string().regex(/^(0|[1-9]\d*)(\.\d{1,4})?$/, 'a number in digits, as stated');

/** One document's word on a target or its base. Where several differ, one is marked in force. */
export const StatedAmount = z
  .strictObject({
    comparator: z.enum(comparators),
    from: Amount.exactOptional(),
    to: Amount.exactOptional(),
    inForce: z.literal(true).exactOptional(),
    source: Source,
  })
  .meta({ id: 'StatedAmount' });

export const Target = z
  .strictObject({
    targetId: Id,
    measure: Label,
    /** What exactly is measured, where two measures are easily taken for one. */
    definition: z.string().min(1).exactOptional(),
    countUnit: z.enum(countUnits),
    /** `undated`: the document names no year. */
    cadence: z.enum(['yearly', 'by-year', 'undated']),
    byYear: FiscalYear.exactOptional(),
    /** The target is each one's of this kind, not the city's: 每所高校. */
    perUnitOf: z.string().min(1).exactOptional(),
    /** Flexible recruits (柔性引进) count as recruits here: a report has to split them. */
    includesFlexible: z.literal(true).exactOptional(),
    taskId: Id.exactOptional(),
    /** Parts that together are this whole, by their ids. */
    sumOf: z.array(Id).min(2).exactOptional(),
    base: z.strictObject({ year: FiscalYear, stated: z.array(StatedAmount).min(1) }).exactOptional(),
    stated: z.array(StatedAmount).min(1),
  })
  .meta({ id: 'Target' });
export type Target = z.infer<typeof Target>;
export type StatedAmount = z.infer<typeof StatedAmount>;

const timeLimit = z.strictObject({ value: z.int().min(1), source: Source });

/** No installation takes a larger document than this, whatever its pack says: in bytes. */
export const documentBytesMax = 50 * 1024 * 1024;

/** Documents (材料) filed with a case: of which kinds, how large in bytes, how many of one case. */
export const CaseDocuments = z
  .strictObject({
    kinds: z.array(z.strictObject({ documentKind: Id, name: Label, source: Source })).min(1),
    bytesMax: z.strictObject({ value: z.int().min(1).max(documentBytesMax), source: Source }),
    perCaseMax: z.strictObject({ value: z.int().min(1).max(500), source: Source }),
  })
  .meta({ id: 'CaseDocuments' });

/** A city as data. The files of a pack directory hold these entries, split by subject. */
export const Pack = z
  .strictObject({
    packId: Id,
    version: z.string().min(1),
    city: Label,
    roles: z.strictObject({ labels: z.record(z.enum(roles), Label), source: Source }),
    units: z.array(
      z.strictObject({ unitId: Id, name: Label, parentId: Id.exactOptional(), source: Source }),
    ),
    districts: z.array(z.strictObject({ districtId: Id, name: Label, source: Source })),
    segments: z.array(z.strictObject({ segmentId: Id, name: Label, source: Source })),
    rubric: z.strictObject({
      value: Rubric,
      labels: z.record(Id, Label),
      /** What each span of points means, by criterion: the spans cover its whole range. */
      anchors: z.record(
        Id,
        z.array(z.strictObject({ from: z.int().min(0), to: z.int().min(0), label: Label })).min(1),
      ),
      source: Source,
    }),
    /** Who may ask for a second panel (复议) once the first has concluded. */
    reopening: z.strictObject({ role: z.enum(roles), source: Source }),
    timeLimits: z.strictObject({
      firstResponseWorkingDays: timeLimit,
      triageWorkingDays: timeLimit,
      progressWorkingDays: timeLimit,
      offerValidityDaysMax: timeLimit,
    }),
    approvalLevels: z.strictObject({
      terms: z.array(ApprovalLevel).min(1),
      payments: z.array(ApprovalLevel).min(1),
      source: Source,
    }),
    funds: z.array(z.strictObject({ fundId: Id, name: Label, lines: z.array(FundLine) })),
    evidenceKinds: z.array(z.strictObject({ evidenceKind: Id, name: Label, source: Source })),
    clauseKinds: z.array(
      z.strictObject({
        kind: Id,
        name: Label,
        /** Evidence a milestone of this kind may rest on, the usual one first. */
        evidenceKinds: z.array(Id).min(1),
        /** Measured by tax paid: off, unless `enabledBy` names the law's or the State Council's ground. */
        taxLinked: z.literal(true).exactOptional(),
        /** What is promised where no published clause fits (一事一议) is usually of this kind. */
        ofOneCase: z.literal(true).exactOptional(),
        enabledBy: Source.exactOptional(),
        source: Source,
      }),
    ),
    policyClauses: z.array(PolicyClause),
    caseDocuments: CaseDocuments,
    bankFiles: BankFiles,
    tasks: z.array(PlanTask),
    targets: z.array(Target),
    calendar: z.strictObject({
      value: WorkingCalendar,
      /** The notice for the last year covered. */
      source: Source,
      earlierYears: z.array(z.strictObject({ year: FiscalYear, source: Source })),
    }),
  })
  .meta({ id: 'Pack' });
export type Pack = z.infer<typeof Pack>;

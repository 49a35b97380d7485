import { z } from 'zod';
import { columns } from '#domain/journey/board-row';
import { foldedKinds, stageNames } from '#domain/journey/stages';
import { Id, MoneyFen, Timestamp } from '../shared/fields.js';

const nextCursor = z.string().optional().meta({ description: 'Absent on the last page.' });

const paging = {
  cursor: z.base64url().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

export const BoardQuery = z
  .strictObject({
    stage: z.enum(columns).optional(),
    segment: Id.optional(),
    district: Id.optional(),
    q: z.string().trim().min(1).max(60).optional().meta({
      description: 'Part of an organisation’s name, of its pinyin initials or of its credit code.',
    }),
    caseId: Id.optional().meta({
      description: 'This case alone, or none: whether what was opened a moment ago is told of here.',
    }),
    ...paging,
  })
  .meta({ id: 'BoardQuery' });
export type BoardQuery = z.infer<typeof BoardQuery>;

export const PageQuery = z.strictObject(paging).meta({ id: 'PageQuery' });
export type PageQuery = z.infer<typeof PageQuery>;

/** A case out of the stages this viewer sees: what they do not see is not there. */
export const BoardCase = z
  .object({
    caseId: Id,
    stage: z.enum(columns),
    phase: z.string().meta({ description: 'Of that stage; of a closed case how it ended.' }),
    organisations: z.array(z.string()).readonly(),
    personIds: z.array(Id).readonly().meta({ description: 'The register knows their names.' }),
    segment: Id.optional(),
    district: Id,
    officerId: Id,
    officerUnitId: Id,
    plannedInvestment: MoneyFen.optional(),
    promised: MoneyFen.optional().meta({ description: 'Sum of the signed terms, in fen.' }),
    paid: MoneyFen.optional(),
    openedAt: Timestamp,
    lastChangeAt: Timestamp,
    due: Timestamp.optional().meta({ description: 'Earliest moment something is due by.' }),
  })
  .meta({ id: 'BoardCase' });
export type BoardCase = z.infer<typeof BoardCase>;

/** The head of a case's page: its row of the board, and the stages this viewer sees. */
export const CaseView = z
  .object({
    ...BoardCase.shape,
    stages: z.array(z.object({ stage: z.enum(stageNames), phase: z.string() })),
  })
  .meta({ id: 'CaseView' });
export type CaseView = z.infer<typeof CaseView>;

export const BoardView = z
  .object({
    columns: z
      .array(
        z.object({
          stage: z.enum(columns),
          count: z.int().min(0),
          plannedInvestment: MoneyFen.meta({ description: 'Sum over the column, in fen.' }),
        }),
      )
      .optional()
      .meta({ description: 'Of the first page alone: counting all cases again for each page costs more than the page.' }),
    cases: z.array(BoardCase),
    nextCursor,
  })
  .meta({
    id: 'BoardView',
    description: 'Columns count all cases the filters leave, whatever `stage` says.',
  });
export type BoardView = z.infer<typeof BoardView>;

export const TimelineView = z
  .object({
    entries: z.array(
      z.object({
        at: Timestamp,
        stage: z.enum(stageNames),
        type: z.string(),
        by: z.object({ kind: z.enum(['person', 'clock', 'service']), personId: Id.optional() }),
        sentence: z.string(),
      }),
    ),
    nextCursor,
  })
  .meta({ id: 'TimelineView', description: 'Oldest first, as far as this viewer may know.' });
export type TimelineView = z.infer<typeof TimelineView>;

export const WorkView = z
  .object({
    items: z.array(
      z.object({
        caseId: Id.optional().meta({ description: 'Absent for work across cases: a batch.' }),
        stage: z.enum(foldedKinds),
        command: z.string(),
        about: z.string().optional().meta({ description: 'A milestone, a payment, a batch.' }),
        due: Timestamp.optional(),
        provisional: z.boolean().optional().meta({
          description: 'The day lies beyond the holiday calendar and may still move.',
        }),
        organisation: z
          .string()
          .optional()
          .meta({ description: 'First organisation of the case.' }),
        overdue: z.boolean(),
      }),
    ),
    nextCursor,
  })
  .meta({ id: 'WorkView', description: 'What waits for you: overdue first, then by deadline.' });
export type WorkView = z.infer<typeof WorkView>;

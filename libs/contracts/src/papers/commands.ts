import { z } from 'zod';
import { paperFormats } from '#domain/papers/prints';
import { disclosurePurposes } from '#domain/register/disclosure';
import { serviceNames } from '#domain/shared/services';
import { Id } from '../shared/fields.js';

export const PrintPaper = z
  .strictObject({
    format: z.enum(paperFormats),
    about: Id.exactOptional().meta({ description: 'Which payment, where a paper is about one.' }),
    slips: z
      .array(z.string().min(1).max(60_000))
      .max(4)
      .exactOptional()
      .meta({
        description: 'Name slips, for you and for this service; without them names stay blank.',
      }),
    form: z.enum(['office', 'house']).exactOptional().meta({
      description: 'The office’s own form (the default where there is one), or ours.',
    }),
  })
  .meta({ id: 'PrintPaper' });
export type PrintPaper = z.infer<typeof PrintPaper>;

export const PrintSummary = z
  .strictObject({ format: z.enum(paperFormats).default('pdf') })
  .meta({ id: 'PrintSummary' });
export type PrintSummary = z.infer<typeof PrintSummary>;

/** Any service may print papers, or write lists of who did what as sheets. */
const forService = z.enum(serviceNames);

/** Asks for the names of people who work with Duet, for one service to print. */
export const IssueNameSlip = z
  .strictObject({
    service: forService,
    personIds: z.array(Id).min(1).max(200).exactOptional().meta({
      description: 'Default: everybody who works here, for a list whose people nobody knows before.',
    }),
  })
  .meta({ id: 'IssueNameSlip' });
export type IssueNameSlip = z.infer<typeof IssueNameSlip>;

/** Asks for names of the register's people, for one service to print. */
export const IssuePersonSlip = z
  .strictObject({
    service: forService,
    personIds: z.array(Id).min(1).max(50),
    purpose: z.enum(disclosurePurposes).exactOptional().meta({
      description: 'Names in full, for this purpose: looked at as by unmask, and recorded so. Without it, masked.',
    }),
  })
  .meta({ id: 'IssuePersonSlip' });
export type IssuePersonSlip = z.infer<typeof IssuePersonSlip>;

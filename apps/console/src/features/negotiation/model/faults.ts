import type { z } from 'zod';
import type { Words } from '../../../shared/i18n/i18n.js';

/** What is wrong at a place (`kind`, `shares.1.amount`) of one clause. */
export type FaultAt = (place: string) => string | undefined;

/** What the contract misses, in words, by place (`clauses.0.kind`). */
export function faultsOf(t: Words, issues: readonly z.core.$ZodIssue[]): ReadonlyMap<string, string> {
  return new Map(
    issues.map(({ path, code }) => {
      const place = path.map(String).join('.');
      return [place, place.endsWith('.amount') ? amountFault(t, code) : t(`invalid.${kindOf(code)}`)];
    }),
  );
}

function amountFault(t: Words, code: string): string {
  return code === 'invalid_type' ? t('invalid.missing') : t('money.unreadable');
}

function kindOf(code: string): 'missing' | 'field' {
  return ['invalid_type', 'invalid_union', 'too_small'].includes(code) ? 'missing' : 'field';
}

/** The faults of one clause; a basis of which a part is missing is said at that part. */
export function faultsAt(faults: ReadonlyMap<string, string>, index: number): FaultAt {
  return (place) => faults.get(`clauses.${String(index)}.${place}`);
}

import type { Words } from '../i18n/i18n.js';
import { ConnectionLost, Fault } from './fault.js';

/** What went wrong in a sentence, with the number to quote and what to do next. */
export function tellFault(t: Words, error: unknown): { title: string; advice?: string } {
  if (error instanceof ConnectionLost) {
    return { title: t('faults.offline'), advice: t('faults.offlineAdvice') };
  }
  if (!(error instanceof Fault)) return { title: t('faults.page'), advice: t('faults.pageAdvice') };
  const { status, detail, code, number } = error.problem;
  if (code === 'record-unavailable') {
    return { title: detail || t('faults.busy'), advice: t('faults.busyAdvice') };
  }
  if (status === 404) return { title: detail, advice: t('faults.unknownAdvice') };
  if (number !== undefined) return { title: detail, advice: t('faults.number', { number }) };
  return { title: detail || t('faults.unexpected', { status }) };
}

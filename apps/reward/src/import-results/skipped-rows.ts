import type { Sentences } from '#domain/shared/sentences';
import type { SkippedRowCode } from './result-sheet.js';

/** Why a row of a result sheet was passed over, for whoever uploaded it. */
export const skippedRowSentences = {
  'line-unreadable': {
    zh: '未能识别序号，该行未作处理。',
    en: 'The row has no line number that can be read; it was passed over.',
  },
  'line-unknown': {
    zh: '本批次没有与该行流水号或账号、金额相符的明细，该行未作处理。',
    en: 'No line of the batch has this reference, or this account and amount; it was passed over.',
  },
  'line-ambiguous': {
    zh: '本批次有多笔与该行账号、金额相同，请补填序号；该行未作处理。',
    en: 'Several lines have this account and amount; give the line number. It was passed over.',
  },
  'result-missing': {
    zh: '未填写结果，该笔保持原状。',
    en: 'The row gives no result; its line stays as it is.',
  },
  'result-unknown': {
    zh: '未能识别结果，请填写“成功”或“退回”；该笔保持原状。',
    en: 'The result is neither 成功 nor 退回; its line stays as it is.',
  },
  'result-contradictory': {
    zh: '结果为成功却填有退回原因，请核对；该笔保持原状。',
    en: 'The row says paid and gives a reason for a return; its line stays as it is.',
  },
} as const satisfies Sentences & Readonly<Record<SkippedRowCode, unknown>>;

import type { Sentences } from '../shared/sentences.js';

export const expertSentences = {
  'register-of-secretary': {
    zh: '专家库由专家委秘书维护。',
    en: 'The register of experts is kept by the committee’s secretaries.',
  },
  'expert-already-entered': {
    zh: '该专家已在专家库中；需要更正的，请修改原有登记。',
    en: 'This expert is in the register already; change that entry instead.',
  },
  'expert-not-entered': {
    zh: '该专家尚未入库。',
    en: 'This expert is not in the register yet.',
  },
  'expert-not-active-now': {
    zh: '该专家已经出库。',
    en: 'This expert is retired already.',
  },
  'expert-not-retired': {
    zh: '该专家在库，无需恢复。',
    en: 'This expert is active, so there is nothing to reinstate.',
  },
  'entry-of-another-expert': {
    zh: '所填人员登记号已属于另一位专家，请核对。',
    en: 'One of these entries in the register of people belongs to another expert: check it.',
  },
} as const satisfies Sentences;

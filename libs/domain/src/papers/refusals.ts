import type { Sentences } from '../shared/sentences.js';

export const paperSentences = {
  'person-only': {
    zh: '此操作只能由个人发起。',
    en: 'Only a person can do this.',
  },
  'paper-not-ready': {
    zh: '该文书现在还不能打印：所需内容尚未形成，或不在您可见的范围内。',
    en: 'This paper cannot be printed now: what it needs is not there yet, or not yours to see.',
  },
} as const satisfies Sentences;

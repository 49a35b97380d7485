import type { Sentences } from '../../shared/sentences.js';

/** Why nothing of a readable file can be imported. */
export const noLeadSheetSentences = {
  'no-header': {
    zh: '在前30行没有找到线索表的表头，请核对列名（如“项目名称”“投资方名称”“旗区”）。',
    en: 'The first 30 rows hold no header of a lead sheet; check the names of its columns (项目名称, 投资方名称, 旗区).',
  },
  'columns-missing': {
    zh: '该表格缺少列：{columns}。请补上，或指定它是哪一列。',
    en: 'The sheet lacks the columns {columns}; add them, or say which columns they are.',
  },
  'too-many-leads': {
    zh: '该表格超过10000行线索，请分成几个文件上传。',
    en: 'The sheet has more than 10000 rows of data; split it into several files.',
  },
} as const satisfies Sentences;

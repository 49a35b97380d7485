import type { Sentences } from '../shared/sentences.js';

/** Refusals of the import itself, and what its view says of single rows it settles on its own. */
export const leadImportSentences = {
  'import-by-centre-only': {
    zh: '只有投资促进中心的人员可以导入线索表。',
    en: 'Only people of the investment promotion centre import a sheet of leads.',
  },
  'already-started': { zh: '该表格已开始导入。', en: 'This import has already started.' },
  'service-only': {
    zh: '导入进度由系统自动登记。',
    en: 'The system itself records how the import goes on.',
  },
  'not-started': { zh: '该导入不存在。', en: 'There is no such import.' },
  'importer-or-head-only': {
    zh: '只有导入人或其单位负责人可以处理。',
    en: 'Only whoever imported the sheet, or the head of that unit, does this.',
  },
  'nothing-suspected': {
    zh: '没有待判定的疑似重复行。',
    en: 'No row of this sheet waits to be judged.',
  },
  'row-not-suspected': {
    zh: '第{row}行不是待判定的疑似重复行。',
    en: 'Row {row} does not wait to be judged.',
  },
  'not-what-it-resembles': {
    zh: '请从第{row}行的疑似对象中选择一个。',
    en: 'Choose one of the organisations row {row} resembles.',
  },
  'import-still-running': {
    zh: '导入尚未完成，请稍后再撤销。',
    en: 'The import is still going on; undo it when it is done.',
  },
  'already-undone': { zh: '该导入已撤销。', en: 'This import was undone already.' },
  'undo-too-late': {
    zh: '导入已超过24小时，不能撤销。',
    en: 'An import can be undone within 24 hours; they have passed.',
  },
  'import-undone': {
    zh: '导入已撤销，该行未导入。',
    en: 'The import was undone before the row was judged.',
  },
  'rows-not-kept': {
    zh: '表格内容只保留30天，已经清除；请用原表格重新导入。',
    en: 'What a sheet says is kept for 30 days; they have passed. Import the sheet itself again.',
  },
  'sheet-without-rows': {
    zh: '表格中没有数据行，请检查后重新上传。',
    en: 'The sheet has no rows of data; check it and upload it again.',
  },
  'row-numbered-twice': {
    zh: '表格中有两行的行号相同，请重新上传。',
    en: 'Two rows of the sheet carry the same number; upload it again.',
  },
  'row-incomplete': {
    zh: '该行缺少必填内容，未导入。',
    en: 'The row lacks required content and was not imported.',
  },
  'named-above': {
    zh: '同一投资方在本表第{row}行已经出现。',
    en: 'Row {row} of this sheet names the same investor.',
  },
  'not-answered': {
    zh: '该行未得到处理结果，请单独重新导入。',
    en: 'No result came back for the row; import it again on its own.',
  },
} as const satisfies Sentences;

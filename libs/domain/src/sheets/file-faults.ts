import type { Sentences } from '../shared/sentences.js';

/** Why a file from outside is no sheet we read; each says what the sender can do about it. */
export const fileFaultSentences = {
  'sheet-empty': { zh: '文件是空的，请检查后重新上传。', en: 'The file is empty; check it and upload it again.' },
  'sheet-wrong-type': {
    zh: '该文件不是可以读取的表格。其他格式的表格（.xlsb、.ods、.et 等）请用表格软件另存为 .xlsx 后上传；也可上传 .xls 或 .csv。',
    en: 'The file is no sheet that can be read. Save a sheet of another format (.xlsb, .ods, .et) as .xlsx and upload that, or an .xls or .csv.',
  },
  'sheet-damaged': {
    zh: '该表格已损坏或不完整，请用表格软件打开并另存后重新上传。',
    en: 'The sheet is damaged or cut off; open it in a spreadsheet program, save it anew and upload that.',
  },
  'sheet-encrypted': {
    zh: '该表格设有打开密码，请取消密码后重新上传。',
    en: 'The sheet is protected by a password; remove it and upload the sheet again.',
  },
  'sheet-with-macros': {
    zh: '该表格含有宏，请另存为不含宏的 .xlsx 后重新上传。',
    en: 'The sheet holds macros; save it as .xlsx without macros and upload that.',
  },
  'sheet-with-entities': {
    zh: '该表格内部含有文档类型声明，表格软件不会写出这样的文件，已拒绝读取。',
    en: 'The sheet declares a document type inside, which no spreadsheet program writes; it is not read.',
  },
  'sheet-unpacks-too-large': {
    zh: '该表格解压后过大，请删除图片和多余内容，或分成几个文件上传。',
    en: 'The sheet unpacks to more than a sheet has; remove pictures and whatever is not needed, or split it.',
  },
  'sheet-too-many-rows': {
    zh: '该表格超过{max}行，请分成几个文件上传。',
    en: 'The sheet has more than {max} rows; split it into several files.',
  },
  'sheet-too-many-columns': {
    zh: '该表格超过{max}列，请删除多余的列后重新上传。',
    en: 'The sheet has more than {max} columns; remove those that are not needed.',
  },
  'sheet-too-many-cells': {
    zh: '该工作簿内容过多，请只保留要导入的工作表。',
    en: 'The workbook holds too many cells; keep only the sheet that is meant.',
  },
  'sheet-cell-too-long': {
    zh: '有单元格超过{max}个字，请缩短后重新上传。',
    en: 'A cell holds more than {max} characters; shorten it.',
  },
  'sheet-takes-too-long': {
    zh: '该表格读取超时，请用表格软件另存为 .xlsx 后重新上传。',
    en: 'Reading the sheet takes too long; save it as .xlsx in a spreadsheet program and upload that.',
  },
  'sheet-encoding-unknown': {
    zh: '无法判断该文本文件的编码，请另存为 .xlsx 或“CSV UTF-8”后重新上传。',
    en: 'The text is neither UTF-8 nor GBK for certain; save it as .xlsx or as “CSV UTF-8”.',
  },
  'sheet-not-text': {
    zh: '该文件含有文本中不会出现的字节，请另存为 .xlsx 或“CSV UTF-8”后重新上传。',
    en: 'The file holds bytes no text has; save it as .xlsx or as “CSV UTF-8”.',
  },
} as const satisfies Sentences;

export type FileFault = keyof typeof fileFaultSentences;

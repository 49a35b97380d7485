import { partiesSentences } from '../register/refusals.js';
import type { RefusalDetails } from '../shared/decision.js';
import { say, type Language, type Sentence, type Sentences } from '../shared/sentences.js';
import { leadImportSentences } from './lead-import-refusals.js';
import { contactSentences } from './refusals.js';

/** What the reader of a sheet finds wrong with a row; the row is refused, the sheet is not. */
export const rowFaultSentences = {
  'organisation-missing': {
    zh: '该行没有填写投资方（企业）名称。',
    en: 'The row names no investor or company.',
  },
  'organisation-name-wrong': {
    zh: '投资方（企业）名称应为2至120个字。',
    en: 'The name of an investor or company has 2 to 120 characters.',
  },
  'credit-code-wrong': partiesSentences['credit-code-wrong'],
  'district-unknown': {
    zh: '旗区没有填写，或不是本市的旗区。',
    en: 'The row names no district, or none of this city.',
  },
  'amount-unreadable': {
    zh: '投资额无法读取，请填写数字，并在表头或单元格写明单位（元、万元或亿元）。',
    en: 'The investment cannot be read; write a number and its unit (元, 万元 or 亿元) in the header or the cell.',
  },
  'contact-name-wrong': {
    zh: '联系人姓名过长，请只填写一位联系人的姓名。',
    en: 'The name of the contact person is too long; write the name of one person only.',
  },
  'phone-wrong': {
    zh: '联系电话有误，请只填写一个号码并核对。',
    en: 'The telephone number is wrong; write one number only and check it.',
  },
  'title-too-long': {
    zh: '项目名称过长，最多200个字。',
    en: 'The project name is too long; it has 200 characters at most.',
  },
  'note-too-long': {
    zh: '备注过长，最多2000个字。',
    en: 'The note is too long; it has 2000 characters at most.',
  },
} as const satisfies Sentences;

export type RowFault = keyof typeof rowFaultSentences;

/** A row's code may come from the reader, the register, the new case or the import itself. */
const rowSentences: Readonly<Record<string, Sentence>> = {
  ...contactSentences,
  ...partiesSentences,
  ...leadImportSentences,
  ...rowFaultSentences,
};

const unexplained: Sentence = {
  zh: '该行未能导入，请单独建立事项。',
  en: 'The row could not be imported; open its case on its own.',
};

/** Why a row of a sheet was not opened, for the person who uploaded it. */
export function rowSentence(code: string, language: Language, details: RefusalDetails): string {
  return say(rowSentences[code] ?? unexplained, language, details);
}

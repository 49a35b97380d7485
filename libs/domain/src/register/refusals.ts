import type { Language, Sentence, Sentences } from '../shared/sentences.js';
import type { EntryFault } from './entries.js';

/** What the register refuses although the input is sound. */
export const registerSentences = {
  'id-number-under-another-name': {
    zh: '该身份证号码已以另一姓名登记，请核对姓名和号码。',
    en: 'This identity number is registered under another name. Check the name and the number.',
  },
  'owner-unknown': {
    zh: '登记簿中没有该户主，请先登记企业或个人。',
    en: 'The register has no such owner. Register the organisation or person first.',
  },
  'account-of-another-owner': {
    zh: '该账号已登记在另一户主名下，请核对账号。',
    en: 'This account number is registered for another owner. Check the number.',
  },
  'account-registered-differently': {
    zh: '该账号已登记，但户名或开户行不同，请核对。',
    en: 'This account number is registered with another holder, bank or branch. Check them.',
  },
} as const satisfies Sentences;

export type RegisterCode = keyof typeof registerSentences;

/** Why a row of a lead sheet was not entered. */
export const partiesSentences = {
  'parties-unreadable': {
    zh: '该行的单位和联系人内容无法读取，请重新上传表格。',
    en: 'The parties of the row cannot be read; upload the sheet again.',
  },
  'organisation-name-missing': {
    zh: '该行没有单位名称。',
    en: 'The row names no organisation.',
  },
  'credit-code-wrong': {
    zh: '统一社会信用代码有误，请核对。',
    en: 'The unified social credit code is wrong; check it.',
  },
  'contact-name-missing': {
    zh: '该行有联系电话，但没有联系人姓名。',
    en: 'The row has a telephone number but no name of the contact person.',
  },
  'contact-phone-wrong': {
    zh: '联系电话有误，请核对。',
    en: 'The telephone number of the contact person is wrong; check it.',
  },
} as const satisfies Sentences;

export type PartiesCode = keyof typeof partiesSentences;

const empty: Sentence = { zh: '请填写可见的文字。', en: 'Write something that can be seen.' };
const checksum = (zh: string, en: string): Sentence => ({
  zh: `${zh}的校验位不符，请逐位核对。`,
  en: `The check digit of the ${en} does not fit. Compare it digit by digit.`,
});

type FaultSentences = {
  readonly [Field in EntryFault['field']]: Readonly<
    Record<Extract<EntryFault, { readonly field: Field }>['fault'], Sentence>
  >;
};

const faultSentences: FaultSentences = {
  name: { empty },
  holder: { empty },
  bank: { empty },
  branch: { empty },
  creditCode: {
    'wrong-length': {
      zh: '统一社会信用代码应为18位。',
      en: 'A unified social credit code has 18 characters.',
    },
    'wrong-character': {
      zh: '统一社会信用代码中有不应出现的字符（不含 I、O、S、V、Z）。',
      en: 'The unified social credit code holds a character it cannot hold (never I, O, S, V, Z).',
    },
    'wrong-checksum': checksum('统一社会信用代码', 'unified social credit code'),
  },
  idNumber: {
    'wrong-length': {
      zh: '公民身份号码应为18位。',
      en: 'A resident identity number has 18 characters.',
    },
    'wrong-character': {
      zh: '公民身份号码应为数字，末位可为 X。',
      en: 'A resident identity number has digits only; the last may be X.',
    },
    'wrong-date': {
      zh: '公民身份号码中的出生日期不存在。',
      en: 'The day of birth in the resident identity number does not exist.',
    },
    'wrong-checksum': checksum('公民身份号码', 'resident identity number'),
  },
  phone: {
    'wrong-length': {
      zh: '电话号码位数不对：手机11位，其他7至15位。',
      en: 'The telephone number has the wrong length: 11 digits for a mobile, else 7 to 15.',
    },
    'wrong-character': {
      zh: '电话号码应为数字，境外号码以 + 开头。',
      en: 'A telephone number has digits only, with + first for one abroad.',
    },
    'wrong-prefix': {
      zh: '没有以这两位开头的手机号码。',
      en: 'No mobile number begins with these two digits.',
    },
  },
  number: {
    'wrong-length': { zh: '银行账号应为8至30位。', en: 'An account number has 8 to 30 digits.' },
    'wrong-character': { zh: '银行账号应为数字。', en: 'An account number has digits only.' },
    'wrong-checksum': checksum('银行卡号', 'bank card number'),
  },
};

/** What to tell the person who typed it. */
export function faultSentence({ field, fault }: EntryFault, language: Language): string {
  const sentences: Readonly<Record<string, Sentence>> = faultSentences[field];
  return sentences[fault]?.[language] ?? fault;
}

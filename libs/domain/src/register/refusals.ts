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

/** Why a command on an entry is refused. */
export const entrySentences = {
  'entry-exists': { zh: '该条目已登记。', en: 'This entry is registered already.' },
  'entry-unknown': { zh: '登记簿中没有该条目。', en: 'The register has no such entry.' },
  'entry-erased': {
    zh: '该条目已删除，不能再操作。',
    en: 'This entry was erased; nothing can be done with it any more.',
  },
  'entry-merged': {
    zh: '该条目已并入 {into}，请在并入后的条目上操作。',
    en: 'This entry was merged into {into}. Work on that one.',
  },
  'register-service-only': {
    zh: '此操作由系统自动进行。',
    en: 'The product does this by itself.',
  },
  'person-only': { zh: '此操作须由人员进行。', en: 'Only a person can do this.' },
  'not-your-entry': {
    zh: '该条目不由您所在单位负责，贵单位也没有涉及它的事项。',
    en: 'Your unit does not keep this entry and has no case it belongs to.',
  },
  'nothing-differs': { zh: '内容没有变化。', en: 'Nothing differs from what is registered.' },
  'number-of-another-entry': {
    zh: '该号码已属于条目 {entryId}；如为同一人，请合并两个条目。',
    en: 'This number belongs to the entry {entryId}. If they are one person, merge the two.',
  },
  'alias-known': { zh: '该名称已登记。', en: 'This name is registered for the entry already.' },
  'field-not-held': { zh: '该条目没有此项内容。', en: 'The entry holds no such field.' },
  'purpose-not-yours': {
    zh: '您的岗位不能以此目的查看完整内容。',
    en: 'Your role does not serve this purpose.',
  },
  'purpose-does-not-cover': {
    zh: '该目的不需要查看此项内容，请选择相符的目的。',
    en: 'This purpose does not need this field. Choose the purpose that fits.',
  },
  'shown-already': {
    zh: '该内容已显示过一次；如需再看，请重新申请，将再次留痕。',
    en: 'This was shown once. Ask again under a new key; that is recorded again.',
  },
  'merge-into-itself': {
    zh: '条目不能与自身合并。',
    en: 'An entry cannot be merged into itself.',
  },
  'survivor-unknown': {
    zh: '登记簿中没有要并入的条目。',
    en: 'The register has no entry to merge into.',
  },
  'survivor-merged': {
    zh: '要并入的条目已并入 {into}，请并入该条目。',
    en: 'The entry to merge into was itself merged into {into}. Merge into that one.',
  },
  'accounts-do-not-merge': {
    zh: '账户以账号为准，不能合并。',
    en: 'An account is its number; accounts are not merged.',
  },
  'kinds-differ': {
    zh: '只能合并同类条目：单位与单位，个人与个人。',
    en: 'Only like merges with like: organisations with organisations, people with people.',
  },
  'numbers-differ': {
    zh: '两个条目的身份号码或信用代码不同，不是同一主体。',
    en: 'The two have different identity numbers or credit codes: they are not the same.',
  },
  'merge-the-other-way': {
    zh: '只有被并入的条目有身份号码或信用代码，请反向合并。',
    en: 'Only the entry to be merged away has an identity number or code. Merge the other way.',
  },
  'not-merged': { zh: '该条目没有被合并。', en: 'This entry was not merged.' },
  'later-merge-first': {
    zh: '其后的合并（并入 {into}）尚未撤销，请先撤销。',
    en: 'A later merge into {into} stands. Undo that one first.',
  },
  'only-people-are-erased': {
    zh: '只有个人条目可以删除。',
    en: 'Only people are erased from the register.',
  },
  'payment-under-way': {
    zh: '此人有兑付正在办理，办结前不能删除。',
    en: 'A payment to this person is under way. Nothing is erased before it ends.',
  },
  'payment-under-retention': {
    zh: '此人有已兑付款项，按《会计档案管理办法》（财政部、国家档案局令第79号）会计凭证保管30年，须保存至 {until}。',
    en: 'A payment was made to this person. Accounting vouchers are kept 30 years (会计档案管理办法, order 79 of 2015): until {until}.',
  },
  'case-under-way': {
    zh: '此人涉及正在办理的事项 {count} 件，办结前不能删除。',
    en: 'This person belongs to {count} open case(s). Nothing is erased before they end.',
  },
  'account-unknown': {
    zh: '登记簿中没有该账户。',
    en: 'The register has no such account.',
  },
} as const satisfies Sentences;

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
  bankNumber: {
    'wrong-length': { zh: '联行号应为12位。', en: 'The number of a bank’s branch has 12 digits.' },
    'wrong-character': {
      zh: '联行号应为数字。',
      en: 'The number of a bank’s branch has digits only.',
    },
  },
};

/** What to tell the person who typed it. */
export function faultSentence({ field, fault }: EntryFault, language: Language): string {
  const sentences: Readonly<Record<string, Sentence>> = faultSentences[field];
  return sentences[fault]?.[language] ?? fault;
}

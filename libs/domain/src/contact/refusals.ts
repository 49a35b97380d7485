import type { PhaseWords } from '../shared/phase-words.js';
import type { Sentence, Sentences } from '../shared/sentences.js';
import type { Contact } from './contact.js';
import type { QualifyingNeed } from './qualifying.js';

export const contactPhases: PhaseWords<Contact['phase']> = {
  'not-opened': { zh: '尚未立项', en: 'not opened yet' },
  open: { zh: '办理中', en: 'under way' },
  parked: { zh: '暂缓', en: 'parked' },
  qualified: { zh: '已转入评估', en: 'qualified' },
  dropped: { zh: '已终止', en: 'dropped' },
  closed: { zh: '已办结', en: 'closed' },
};

export const needWords: Readonly<Record<QualifyingNeed, Sentence>> = {
  'contact-person': { zh: '联系人', en: 'a contact person' },
  touch: { zh: '接洽记录', en: 'a touch' },
  segment: { zh: '产业方向', en: 'a segment' },
  intent: { zh: '投资意向', en: 'an intent' },
};

export const contactSentences = {
  'worked-on-since': {
    zh: '导入后已有人跟进，予以保留。',
    en: 'Somebody has worked on the case since; it was kept.',
  },
  'already-opened': { zh: '该事项已经立项。', en: 'This case is already open.' },
  'centre-only': {
    zh: '只有投资促进中心的人员可以建立招引事项。',
    en: 'Only people of the investment promotion centre open a case.',
  },
  'subject-needed': {
    zh: '请至少填写一个招引对象（单位或个人）。',
    en: 'Name at least one organisation or person the case attracts.',
  },
  'subject-named-twice': {
    zh: '同一招引对象填写了两次，请删去一个。',
    en: 'A subject is named twice; remove one of them.',
  },
  'already-being-attracted': {
    zh: '该对象已由{unitZh}跟进，请与其联系。',
    en: '{unitEn} is already attracting this subject; please talk to them.',
  },
  'officer-or-unit-only': {
    zh: '只有本事项的经办人或同一单位的中心人员可以登记。',
    en: 'Only the officer of the case or a centre colleague of the same unit does this.',
  },
  'officer-or-head-only': {
    zh: '只有本事项的经办人或其单位负责人可以进行此操作。',
    en: 'Only the officer of the case or the head of that unit does this.',
  },
  'service-only': {
    zh: '事项由系统在全流程结束时自动关闭。',
    en: 'The system closes a case when all of it has ended.',
  },
  'clock-only': { zh: '期限由系统自动判定。', en: 'The system itself tells when a deadline has passed.' },
  'not-in-this-phase': {
    zh: '当前阶段（{phaseZh}）不能进行此操作。',
    en: 'This cannot be done in the present phase ({phaseEn}).',
  },
  'touch-in-the-future': {
    zh: '接洽日期 {on} 晚于今天（{today}），请登记已经发生的接洽。',
    en: 'The touch is dated {on}, after today ({today}); log what has taken place.',
  },
  'not-ready-to-qualify': {
    zh: '转入评估须有联系人、至少一次接洽记录、产业方向和投资意向；现缺：{missingZh}。',
    en: 'Qualifying needs a contact person, a touch, a segment and an intent; still missing: {missingEn}.',
  },
  'contact-named-twice': {
    zh: '该联系人已登记在本事项中。',
    en: 'This person is already a contact of the case.',
  },
  'nothing-to-correct': {
    zh: '填写的内容与现有内容一致，没有需要更正之处。',
    en: 'What you entered is what the case already says; nothing is to be corrected.',
  },
  'parked-until-the-past': {
    zh: '暂缓截止日 {until} 须晚于今天（{today}）。',
    en: 'A case is parked until a day after today ({today}); {until} is not.',
  },
  'already-its-officer': {
    zh: '对方已是本事项的经办人，请选择另一位同事。',
    en: 'That person is the officer of the case already; name another colleague.',
  },
  'no-hand-over-proposed': {
    zh: '本事项目前没有待接收的移交。',
    en: 'Nobody has proposed to hand this case over.',
  },
  'successor-only': {
    zh: '只有被指定的接收人本人可以接收或退回移交，提出移交的人不能代为办理。',
    en: 'Only the colleague it was proposed to accepts or declines, and never whoever proposed it.',
  },
  'successor-of-unit-only': {
    zh: '事项只能移交给同一单位的中心人员。',
    en: 'A case is handed over to a centre colleague of the same unit only.',
  },
  'linked-case-unknown': {
    zh: '没有找到引进方事项。',
    en: 'There is no such case to name as the one that brought this.',
  },
  'linked-to-itself': {
    zh: '事项不能由其自身引进。',
    en: 'A case does not bring itself.',
  },
  'already-brought': {
    zh: '本事项已登记由另一事项引进。',
    en: 'It is recorded already which case brought this one.',
  },
  'link-closes-a-circle': {
    zh: '对方事项本身由本事项（直接或间接）引进，不能反向登记。',
    en: 'That case was itself brought by this one, directly or through others.',
  },
  'links-have-moved': {
    zh: '关联关系刚刚发生变化，请重新提交。',
    en: 'Links have changed a moment ago; send it again.',
  },
  'document-already-filed': {
    zh: '同一份材料已经提交，无需重复提交。',
    en: 'This very file is filed with the case already.',
  },
  'too-many-documents': {
    zh: '本事项的材料已达 {max} 份上限，请合并后提交。',
    en: 'A case has at most {max} documents; put some together.',
  },
  'document-about-nobody-here': {
    zh: '材料所涉对象不在本事项的招引对象或联系人之中。',
    en: 'Whom the document is about is neither a subject of this case nor one of its contacts.',
  },
  'document-unknown': {
    zh: '本事项没有这份材料。',
    en: 'The case has no such document.',
  },
  'document-already-withdrawn': {
    zh: '这份材料已经撤回。',
    en: 'This document was withdrawn already.',
  },
  'documents-before-panel': {
    zh: '事项已转入评估，专家可能已据此评审，材料不再撤回；如需更正，请补充提交新的材料。',
    en: 'The case is with the experts, who may have read it: a document is not withdrawn any more. File a right one besides.',
  },
  'note-needed': {
    zh: '选择“其他”原因时，请写明具体情况。',
    en: 'For the reason "other", say in a note what happened.',
  },
} as const satisfies Sentences;

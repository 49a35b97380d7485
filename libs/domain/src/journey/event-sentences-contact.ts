import type {
  CaseEnding,
  ContactEvent,
  Corrected,
  DropReason,
  TouchKind,
} from '../contact/contact.js';
import type { Sentence } from '../shared/sentences.js';
import { calendarTold, lastDayBefore, type Telling } from './telling.js';

export const contactTelling: Telling<ContactEvent> = {
  'case-opened': ({ firstResponseDue }) => {
    const day = lastDayBefore(firstResponseDue.at);
    return {
      zh: `线索立项，首次响应期限为 ${day}。`,
      en: `The case was opened; the first response is due by ${day}.`,
    };
  },
  'subject-added': () => ({ zh: '增加一个招引对象。', en: 'A subject was added to the case.' }),
  'contact-added': () => ({ zh: '登记一位联系人。', en: 'A contact person was added.' }),
  'intent-described': () => ({ zh: '登记投资意向。', en: 'The intent was described.' }),
  'case-corrected': ({ after }) => {
    const names = Object.keys(after).filter(isFact);
    return {
      zh: `更正线索信息：${names.map((name) => facts[name].zh).join('、')}。`,
      en: `The case was corrected: ${names.map((name) => facts[name].en).join(', ')}.`,
    };
  },
  'touch-logged': ({ on, kind, nextStepDue: next }) => ({
    zh: `${on} ${touches[kind].zh}${next === undefined ? '' : `，下一步不晚于 ${next}`}。`,
    en: `${touches[kind].en} on ${on}${next === undefined ? '' : `; next step by ${next}`}.`,
  }),
  'first-response-overdue': () => ({
    zh: '首次响应已超过时限。',
    en: 'The first response is overdue.',
  }),
  'triage-overdue': () => ({ zh: '线索研判已超过时限。', en: 'The triage of the case is overdue.' }),
  'calendar-adopted': ({ calendar, ...limits }) => calendarTold(calendar, limits),
  'progress-overdue': () => ({
    zh: '线索跟进已超过时限。',
    en: 'Progress on the case is overdue.',
  }),
  'hand-over-proposed': () => ({
    zh: '已提出移交，等待接收人确认。',
    en: 'A hand-over was proposed; the colleague has to accept it.',
  }),
  'hand-over-declined': () => ({
    zh: '接收人退回移交，仍由原经办人跟进。',
    en: 'The hand-over was declined; the case stays with its officer.',
  }),
  'case-linked': ({ direction }) =>
    direction === 'brought-by'
      ? { zh: '登记本事项由另一事项引进。', en: 'It was recorded which case brought this one.' }
      : { zh: '登记本事项引进了另一事项。', en: 'It was recorded that this case brought another.' },
  'document-filed': () => ({ zh: '提交一份材料。', en: 'A document was filed with the case.' }),
  'document-withdrawn': () => ({ zh: '撤回一份材料。', en: 'A document was withdrawn.' }),
  'case-handed-over': () => ({
    zh: '接收人已确认，线索完成移交。',
    en: 'The case was handed over to another officer.',
  }),
  'case-parked': ({ until }) => ({
    zh: `线索暂缓，${until} 恢复跟进。`,
    en: `The case was parked until ${until}.`,
  }),
  'case-resumed': ({ resumedBy }) =>
    resumedBy === undefined
      ? { zh: '暂缓期满，线索恢复跟进。', en: 'The day has come: the case goes on.' }
      : { zh: '线索恢复跟进。', en: 'The case was resumed.' },
  'case-qualified': () => ({
    zh: '线索研判通过，转入专家评估。',
    en: 'The case was qualified and goes on to evaluation.',
  }),
  'case-dropped': ({ reason }) => ({
    zh: `线索终止：${dropped[reason].zh}。`,
    en: `The case was dropped: ${dropped[reason].en}.`,
  }),
  'case-reopened': () => ({
    zh: '线索重新启动，恢复跟进。',
    en: 'The case was reopened and is worked on again.',
  }),
  'case-closed': ({ ending }) => ({
    zh: `事项办结：${endings[ending].zh}。`,
    en: `The case was closed: ${endings[ending].en}.`,
  }),
  'claims-taken-again': () => ({
    zh: '因提请复议，重新占用招引对象。',
    en: 'The subjects were taken again, for the evaluation is to be reopened.',
  }),
};

const touches: Readonly<Record<TouchKind, Sentence>> = {
  visit: { zh: '走访对接', en: 'A visit' },
  call: { zh: '电话对接', en: 'A call' },
  meeting: { zh: '会谈对接', en: 'A meeting' },
  message: { zh: '信息对接', en: 'A message' },
};

const dropped: Readonly<Record<DropReason, Sentence>> = {
  'no-interest': { zh: '对方无意向', en: 'no interest' },
  'not-in-catalogue': { zh: '不在产业目录内', en: 'not in the catalogue' },
  duplicate: { zh: '重复线索', en: 'a duplicate' },
  'lost-to-other-city': { zh: '落户其他城市', en: 'lost to another city' },
  'no-resources': { zh: '要素无法保障', en: 'no resources' },
  'import-undone': { zh: '导入已撤销', en: 'the import it came with was undone' },
  other: { zh: '其他原因', en: 'another reason' },
};

const endings: Readonly<Record<CaseEnding, Sentence>> = {
  dropped: { zh: '线索终止', en: 'dropped' },
  'not-supported': { zh: '评估不予支持', en: 'not supported' },
  withdrawn: { zh: '洽谈终止', en: 'withdrawn' },
  failed: { zh: '未能落地', en: 'failed to land' },
  completed: { zh: '承诺事项全部了结', en: 'every promise kept or accounted for' },
};

const facts = {
  title: { zh: '项目名称', en: 'title' },
  segment: { zh: '产业方向', en: 'segment' },
  district: { zh: '旗区', en: 'district' },
  plannedInvestment: { zh: '计划投资', en: 'planned investment' },
} as const satisfies Readonly<Record<keyof Corrected, Sentence>>;

function isFact(name: string): name is keyof typeof facts {
  return name in facts;
}

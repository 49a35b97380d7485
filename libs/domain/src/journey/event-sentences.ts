import type { Conclusion, EvaluationEvent } from '../evaluation/evaluation.js';
import type { Sentence } from '../shared/sentences.js';
import type { EventBody } from '../shared/stage.js';
import { contactTelling } from './event-sentences-contact.js';
import { rewardTelling } from './event-sentences-reward.js';
import { landingTelling, negotiationTelling } from './event-sentences-terms.js';
import type { StageName } from './stages.js';
import { calendarTold, lastDayBefore, type Telling } from './telling.js';

const evaluation: Telling<EvaluationEvent> = {
  'evaluation-opened': () => ({ zh: '专家评估启动。', en: 'The evaluation was opened.' }),
  'evaluation-renewed': () => ({
    zh: '线索重新研判通过，专家评估重新启动。',
    en: 'The case was qualified anew; its evaluation begins again.',
  }),
  'panel-convened': ({ experts, opinionsDue }) => {
    const [count, day] = [String(experts.length), lastDayBefore(opinionsDue.at)];
    return {
      zh: `已邀请 ${count} 位专家，意见期限为 ${day}。`,
      en: `A panel of ${count} experts was convened; opinions are due by ${day}.`,
    };
  },
  'conflict-declared': ({ conflict }) =>
    conflict === 'none'
      ? { zh: '专家声明无利益关系。', en: 'An expert declared no conflict of interest.' }
      : { zh: '专家声明回避。', en: 'An expert declared a conflict of interest and is recused.' },
  'opinion-given': () => ({ zh: '专家提交评估意见。', en: 'An expert gave an opinion.' }),
  'opinion-amended': () => ({ zh: '专家修改评估意见。', en: 'An expert amended an opinion.' }),
  'expert-recused': () => ({
    zh: '一位专家中途回避，其意见不计入。',
    en: 'An expert was recused; no opinion of theirs counts.',
  }),
  'expert-replaced': ({ opinionsDue }) => {
    const day = lastDayBefore(opinionsDue.at);
    return {
      zh: `递补专家已就位，意见期限为 ${day}。`,
      en: `A recused expert was replaced; opinions are due by ${day}.`,
    };
  },
  'opinions-extended': ({ previouslyDue, opinionsDue }) => {
    const [before, day] = [lastDayBefore(previouslyDue.at), lastDayBefore(opinionsDue.at)];
    return {
      zh: `专家意见期限由 ${before} 延长至 ${day}。`,
      en: `The time for opinions was extended from ${before} to ${day}.`,
    };
  },
  'opinion-deadline-passed': () => ({
    zh: '专家意见期限已过。',
    en: 'The deadline for opinions has passed.',
  }),
  'calendar-adopted': ({ calendar, ...limits }) => calendarTold(calendar, limits),
  'evaluation-concluded': ({ conclusion, resultCentipoints, findings }) => {
    const [result, count] = [(resultCentipoints / 100).toFixed(2), String(findings.length)];
    return {
      zh: `评估结论：${conclusions[conclusion].zh}（${result} 分，${count} 条意见）。`,
      en: `Conclusion: ${conclusions[conclusion].en} (${result} points, ${count} finding(s)).`,
    };
  },
  'reopening-requested': () => ({
    zh: '已提请复议，等待相关环节答复。',
    en: 'A second panel was asked for; negotiation steps back first, or contact takes the subjects again.',
  }),
  'reopening-refused': ({ code, heldBy }) => {
    const { zh, en } = heldBy
      ? {
          zh: `招引对象已由${heldBy.unitName.zh}跟进，请与其联系`,
          en: `${heldBy.unitName.en} is attracting a subject of the case, please talk to them`,
        }
      : (notReopened[code] ?? { zh: code, en: code });
    return {
      zh: `复议未能启动（${zh}），原结论有效。`,
      en: `The evaluation was not reopened (${en}); its conclusion stands.`,
    };
  },
  'evaluation-reopened': ({ round }) => ({
    zh: `复议启动，进入第 ${String(round)} 轮评审，专家另选。`,
    en: `The evaluation was reopened: round ${String(round)}, with other experts.`,
  }),
};

export const tellings = {
  contact: contactTelling,
  evaluation,
  negotiation: negotiationTelling,
  landing: landingTelling,
  reward: rewardTelling,
} as const;

/** @throws Error for an event the stage does not have: readers park those before they get here. */
export function sentenceOf(stage: StageName, event: EventBody): Sentence {
  const told: object = tellings[stage];
  const telling = (told as Readonly<Record<string, (event: EventBody) => Sentence>>)[event.type];
  if (!telling) throw new Error(`nothing is said about ${event.type} of ${stage}`);
  return telling(event);
}

/** Why the stage that was asked first refused; another code stands for itself. */
const notReopened: Readonly<Record<string, Sentence>> = {
  'signing-requested': { zh: '已提请签约', en: 'a signature was asked for' },
  'negotiation-withdrawn': { zh: '洽谈已终止', en: 'the negotiation was given up' },
  'already-being-attracted': {
    zh: '招引对象已由他人跟进',
    en: 'others are attracting a subject of the case',
  },
};

const conclusions: Readonly<Record<Conclusion, Sentence>> = {
  supported: { zh: '支持', en: 'supported' },
  'supported-with-conditions': { zh: '有条件支持', en: 'supported with conditions' },
  'not-supported': { zh: '不予支持', en: 'not supported' },
};

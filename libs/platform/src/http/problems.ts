import type { Refusal } from '#domain/shared/decision';
import { say, type Language, type Sentences, type Words } from '#domain/shared/sentences';
import type { Problem } from '#contracts/shared/problem';

/** An answer that is not success, on its way to becoming `application/problem+json`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.code);
  }
}

/** What every service says the same way; the stages' own sentences lie beside their rules. */
const houseSentences = {
  'unknown-case': { zh: '没有找到该事项。', en: 'There is no such case.' },
  'key-used-for-another-body': {
    zh: '该幂等键已用于另一个请求，请换一个新的键。',
    en: 'This Idempotency-Key was used with another body. Use a new key for a new command.',
  },
  'idempotency-key-missing': {
    zh: '缺少请求头 Idempotency-Key。',
    en: 'The header Idempotency-Key is missing: 8 to 128 letters, digits, "-" or "_".',
  },
  'not-signed-in': { zh: '请先登录。', en: 'Sign in first.' },
  'role-not-permitted': {
    zh: '您的岗位不能进行此操作。',
    en: 'Your role does not permit this.',
  },
  'input-invalid': { zh: '输入内容有误，请检查标出的字段。', en: 'The input is not valid; see the fields named.' },
  'record-unavailable': {
    zh: '系统暂时繁忙，内容没有丢失；请用同一个键重新提交。',
    en: 'The record could not be reached in time. Nothing is lost: send the same key again.',
  },
  'no-such-page': { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  'too-large': { zh: '上传内容过大。', en: 'The upload is too large.' },
  unexpected: {
    zh: '系统出错，请联系管理员并报此编号：{number}。',
    en: 'Something went wrong. Ask an administrator and quote this number: {number}.',
  },
} as const satisfies Sentences;

export type HouseCode = keyof typeof houseSentences;

export function houseProblem(
  code: HouseCode,
  status: number,
  language: Language,
  more: Partial<Problem> & { readonly details?: Refusal['details'] } = {},
): Problem {
  const { details = {}, ...rest } = more;
  return problem(code, status, say(houseSentences[code], language, details), rest);
}

/** A rule's refusal as the person it stops reads it; `words` are the city's for what it names by code. */
export function refusalProblem(
  refusal: Refusal,
  sentences: Sentences,
  language: Language,
  caseId?: string,
  words?: Words,
): Problem {
  const { code, details } = refusal;
  const inCase = caseId === undefined ? {} : { caseId };
  if (code === 'unknown-case') return houseProblem(code, 404, language, inCase);
  if (code === 'key-used-for-another-body') return houseProblem(code, 422, language, inCase);
  const sentence = sentences[code];
  return problem(code, 409, sentence ? say(sentence, language, details, words) : code, {
    ...inCase,
    ...(Object.keys(details).length > 0 && { details }),
  });
}

function problem(code: string, status: number, detail: string, more: Partial<Problem>): Problem {
  return { type: `urn:duet:problem:${code}`, title: titles[status] ?? 'Error', status, detail, code, ...more };
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

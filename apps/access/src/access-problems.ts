import type { Problem } from '#contracts/shared/problem';
import { say, type Language, type Sentences } from '#domain/shared/sentences';
import { ProblemError } from '#platform/http/problems';

const sentences = {
  'session-over': {
    zh: '登录已失效，请重新登录。',
    en: 'Your session is over. Sign in again.',
  },
  'unknown-session': { zh: '没有找到该登录会话。', en: 'There is no such session.' },
  'unknown-person': { zh: '没有找到该人员。', en: 'There is no such person.' },
  'unknown-deputyship': { zh: '没有找到该代理安排。', en: 'There is no such deputy.' },
} as const satisfies Sentences;

const statusOf = {
  'session-over': [401, 'Unauthorized'],
  'unknown-session': [404, 'Not Found'],
  'unknown-person': [404, 'Not Found'],
  'unknown-deputyship': [404, 'Not Found'],
} as const;

/** What only this service says. */
export function accessProblem(code: keyof typeof sentences, language: Language): ProblemError {
  const [status, title] = statusOf[code];
  const detail = say(sentences[code], language, {});
  const problem: Problem = { type: `urn:duet:problem:${code}`, title, status, detail, code };
  return new ProblemError(problem);
}

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
  'password-change-needed': {
    zh: '这是他人代设的一次性密码，请先设置您自己的密码（change-password）。',
    en: 'Somebody else gave this password. Choose your own first (change-password).',
  },
  'one-time-password-over': {
    zh: '一次性密码已过期，请联系系统管理员重新设置。',
    en: 'This one-time password is over. Ask an administrator for another one.',
  },
  'account-suspended': {
    zh: '该账号已停用，请联系系统管理员。',
    en: 'This account is suspended. Ask an administrator.',
  },
} as const satisfies Sentences;

const statusOf = {
  'session-over': [401, 'Unauthorized'],
  'unknown-session': [404, 'Not Found'],
  'unknown-person': [404, 'Not Found'],
  'unknown-deputyship': [404, 'Not Found'],
  'password-change-needed': [403, 'Forbidden'],
  'one-time-password-over': [403, 'Forbidden'],
  'account-suspended': [403, 'Forbidden'],
} as const;

/** What only this service says. */
export function accessProblem(code: keyof typeof sentences, language: Language): ProblemError {
  const [status, title] = statusOf[code];
  const detail = say(sentences[code], language, {});
  const problem: Problem = { type: `urn:duet:problem:${code}`, title, status, detail, code };
  return new ProblemError(problem);
}

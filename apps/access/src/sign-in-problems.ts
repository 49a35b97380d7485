import type { Problem } from '#contracts/shared/problem';
import { say, type Language, type Sentences } from '#domain/shared/sentences';
import { failuresMax, windowMinutes } from './attempts.js';

const sentences = {
  'sign-in-failed': {
    zh: '账号或密码不正确。',
    en: 'The account or the password is not right.',
  },
  'too-many-attempts': {
    zh: '{minutes} 分钟内已有 {failures} 次登录失败，请稍后再试。',
    en: 'There were {failures} failures within {minutes} minutes. Try again later.',
  },
} as const satisfies Sentences;

/** The same whether the account is unknown or the password wrong: neither tells of the other. */
export function signInFailed(language: Language): Problem {
  return problem('sign-in-failed', 401, 'Unauthorized', language);
}

export function tooManyAttempts(language: Language): Problem {
  return problem('too-many-attempts', 429, 'Too Many Requests', language);
}

function problem(
  code: keyof typeof sentences,
  status: number,
  title: string,
  language: Language,
): Problem {
  const details = { failures: failuresMax, minutes: windowMinutes };
  const detail = say(sentences[code], language, details);
  return { type: `urn:duet:problem:${code}`, title, status, detail, code };
}

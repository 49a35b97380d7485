import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { PersonActor } from '#domain/shared/actor';
import type { Language } from '#domain/shared/sentences';
import type { AskingRequest } from '../access/sign-in-guard.js';
import { languageOf } from './language.js';
import { houseProblem, ProblemError } from './problems.js';

/** Who asks, in which language, and for a command under which key. */
export interface Viewing {
  readonly by: PersonActor;
  readonly language: Language;
  /** All pages of a list are read one after the other, for its rows alone: sums may be left out. */
  readonly wholeList?: true;
}

export interface Asking extends Viewing {
  readonly key: string;
}

const keyPattern = /^[A-Za-z0-9_-]{8,128}$/;

export const Viewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewing => {
  const request = context.switchToHttp().getRequest<AskingRequest>();
  const language = languageOf(request.headers['accept-language']);
  if (!request.asker) throw new ProblemError(houseProblem('not-signed-in', 401, language));
  return { by: request.asker, language, ...(request.wholeList && { wholeList: true }) };
});

export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  const request = context.switchToHttp().getRequest<AskingRequest>();
  const language = languageOf(request.headers['accept-language']);
  if (!request.asker) throw new ProblemError(houseProblem('not-signed-in', 401, language));
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    const errors = [{ path: 'Idempotency-Key', message: '8 to 128 letters, digits, "-" or "_"' }];
    throw new ProblemError(houseProblem('idempotency-key-missing', 400, language, { errors }));
  }
  return { by: request.asker, language, key };
});

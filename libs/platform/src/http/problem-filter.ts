import { randomUUID } from 'node:crypto';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#contracts/shared/problem';
import type { Language } from '#domain/shared/sentences';
import type { ServiceLog } from '../log/log.js';
import { reasonOf } from '../log/log.js';
import { isOutOfReach } from '../store/out-of-reach.js';
import { RecordUnavailable, StreamNotOpen } from '../store/record-errors.js';
import { InvalidInput } from './invalid-input.js';
import { languageOf } from './language.js';
import { houseProblem, ProblemError } from './problems.js';

const retryAfterSeconds = '2';

/** Everything that goes wrong leaves as RFC 9457, and nothing of the inside leaves with it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: ServiceLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const language = languageOf(request.headers['accept-language']);
    const { problem, headers } = this.problemOf(error, language);
    void reply
      .status(problem.status)
      .headers({ 'content-type': 'application/problem+json; charset=utf-8', ...headers })
      .send(JSON.stringify(problem));
  }

  private problemOf(
    error: unknown,
    language: Language,
  ): { problem: Problem; headers: Readonly<Record<string, string>> } {
    if (error instanceof ProblemError) return error;
    if (error instanceof InvalidInput) {
      const errors = [...error.errors];
      return { problem: houseProblem('input-invalid', 400, language, { errors }), headers: {} };
    }
    if (isUnavailable(error)) {
      this.log.warn('record-unavailable', { reason: reasonOf(error) });
      return {
        problem: houseProblem('record-unavailable', 503, language),
        headers: { 'retry-after': retryAfterSeconds },
      };
    }
    const status = statusOf(error);
    if (status === 404) return { problem: houseProblem('no-such-page', 404, language), headers: {} };
    if (status === 413) return { problem: houseProblem('too-large', 413, language), headers: {} };
    if (status !== undefined && status >= 400 && status < 500) {
      const path = status === 415 ? 'content-type' : 'body';
      const errors = [{ path, message: 'is not what this address takes' }];
      return { problem: houseProblem('input-invalid', 400, language, { errors }), headers: {} };
    }
    const number = randomUUID().slice(0, 8);
    this.log.error('unexpected', { number, reason: reasonOf(error), stack: stackOf(error) });
    return {
      problem: houseProblem('unexpected', 500, language, { number, details: { number } }),
      headers: {},
    };
  }
}

function isUnavailable(error: unknown): boolean {
  return (
    error instanceof RecordUnavailable ||
    error instanceof StreamNotOpen ||
    isOutOfReach(error)
  );
}

/** Nest's own exceptions and Fastify's parser errors both carry a status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Where in our code, without the message (it could quote what somebody sent). */
function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').slice(1, 6).join('\n') : undefined;
}

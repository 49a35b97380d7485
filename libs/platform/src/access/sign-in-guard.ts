import { createParamDecorator, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { permits, type PermissionName } from '#domain/access/permissions';
import { unitsBelow, type PlacedUnit } from '#domain/access/units';
import type { PersonActor } from '#domain/shared/actor';
import { languageOf } from '../http/language.js';
import { houseProblem, ProblemError } from '../http/problems.js';
import { KnownTokens, tokenCookie } from './token.js';

/** Names the row of the permission table an endpoint stands in; an endpoint without one is shut. */
export const Permission = Reflector.createDecorator<PermissionName>();
/** Endpoints that need no sign-in: signing in itself, health, the contracts. */
export const Open = Reflector.createDecorator<true>();

export interface AskingRequest extends FastifyRequest {
  asker?: PersonActor;
  /** The list asked for leaves whole, as a sheet. */
  wholeList?: true;
  /** The session of the token that was shown. */
  sessionId?: string;
}

/** The session the asker's token belongs to; undefined for a token issued outside of any. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<AskingRequest>().sessionId,
);

/** Who, which unit, which role: every service checks the token itself. */
export class SignInGuard implements CanActivate {
  private readonly reflector = new Reflector();

  private readonly tokens: KnownTokens;

  /** @param secrets any of these may have signed: while keys rotate there are two. */
  constructor(
    secrets: readonly Uint8Array[],
    private readonly units: readonly PlacedUnit[],
  ) {
    this.tokens = new KnownTokens(secrets);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()] as const;
    if (this.reflector.getAllAndOverride(Open, [...targets])) return true;
    const request = context.switchToHttp().getRequest<AskingRequest>();
    const language = languageOf(request.headers['accept-language']);
    const token = tokenOf(request);
    const holder = token === undefined ? undefined : await this.tokens.holderOf(token);
    if (!holder) throw new ProblemError(houseProblem('not-signed-in', 401, language));
    const { person, sessionId } = holder;
    const name = this.reflector.getAllAndOverride(Permission, [...targets]);
    if (name === undefined || !permits(name, person.roles)) {
      throw new ProblemError(houseProblem('role-not-permitted', 403, language));
    }
    request.asker = this.placed(person);
    if (sessionId !== undefined) request.sessionId = sessionId;
    return true;
  }

  /** With the units below their own: the tree is the pack's, so no token carries it. */
  private placed(person: PersonActor): PersonActor {
    const [, ...below] = unitsBelow(person.unitId, this.units);
    return below.length === 0 ? person : { ...person, unitsBelow: below };
  }
}

/** The token a request shows: as a bearer, else in the browser's cookie. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return bearer;
  const { cookies } = request as FastifyRequest & { cookies?: Record<string, string | undefined> };
  return cookies?.[tokenCookie];
}

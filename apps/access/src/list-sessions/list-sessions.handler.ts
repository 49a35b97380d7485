import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListSessions } from '#contracts/access/commands';
import type { SessionList } from '#contracts/access/views';
import { holdsRole } from '#domain/shared/actor';
import type { Viewing } from '#platform/http/asking';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { AccessTime } from '../access-time.js';
import { Sessions } from '../sessions.js';

export class ListSessionsQuery extends Query<SessionList> {
  constructor(
    readonly asked: ListSessions,
    readonly viewing: Viewing,
    readonly currentId: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListSessionsQuery)
export class ListSessionsHandler implements IQueryHandler<ListSessionsQuery> {
  constructor(
    private readonly time: AccessTime,
    private readonly sessions: Sessions,
  ) {}

  async execute({ asked, viewing, currentId }: ListSessionsQuery): Promise<SessionList> {
    const { by, language } = viewing;
    const { personId = by.personId } = asked;
    if (personId !== by.personId && !holdsRole(by, 'administrator')) {
      throw new ProblemError(houseProblem('role-not-permitted', 403, language));
    }
    const found = await this.sessions.of(personId, await this.time.now());
    return {
      sessions: found.map((session) => ({
        sessionId: session.sessionId,
        personId,
        startedAt: session.startedAt.toISOString(),
        lastUsedAt: session.lastUsedAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
        current: session.sessionId === currentId,
      })),
    };
  }
}

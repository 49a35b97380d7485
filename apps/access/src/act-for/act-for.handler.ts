import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ActFor } from '#contracts/access/commands';
import type { ActingFor } from '#contracts/access/views';
import {
  actorStandingIn,
  deputySentences,
  refusedStandingIn,
  secondsLeft,
} from '#domain/access/deputies';
import { tokenLifetimeSeconds } from '#platform/access/token';
import type { Viewing } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import { accessProblem } from '../access-problems.js';
import { AccessTime } from '../access-time.js';
import { Deputies } from '../deputies.js';
import { Sessions } from '../sessions.js';
import { shownMember, Staff } from '../staff.js';
import { Tokens } from '../tokens.js';

export class ActForCommand extends Command<ActingFor> {
  constructor(
    readonly body: ActFor,
    readonly viewing: Viewing,
    readonly sessionId: string | undefined,
  ) {
    super();
  }
}

/**
 * The deputy's token. It is asked for again every quarter of an hour and only inside a session that
 * goes on, so it ends with the session, with the last day, or when the deputyship is ended.
 */
@CommandHandler(ActForCommand)
export class ActForHandler implements ICommandHandler<ActForCommand> {
  constructor(
    private readonly time: AccessTime,
    private readonly sessions: Sessions,
    private readonly staff: Staff,
    private readonly deputies: Deputies,
    private readonly tokens: Tokens,
  ) {}

  async execute({ body, viewing, sessionId }: ActForCommand): Promise<ActingFor> {
    const { by, language } = viewing;
    const now = await this.time.now();
    const at = now.toISOString();
    const session = sessionId === undefined ? undefined : await this.sessions.live(sessionId, now);
    const deputy = session && (await this.staff.byId(by.personId));
    if (!session || !deputy) throw accessProblem('session-over', language);

    const [deputyship, absent] = await Promise.all([
      this.deputies.running(deputy.personId, body.personId, at),
      this.staff.byId(body.personId),
    ]);
    const refusal = refusedStandingIn(deputyship, absent, at);
    if (refusal || !deputyship || !absent) {
      const code = refusal ?? { ok: false, code: 'not-a-deputy-now', details: {} };
      throw new ProblemError(refusalProblem(code, deputySentences, language));
    }
    const issued = await this.tokens.issue(
      actorStandingIn(deputy.personId, absent),
      session,
      now,
      secondsLeft(deputyship, at, tokenLifetimeSeconds),
    );
    return { ...issued, person: shownMember(deputy), actsFor: shownMember(absent) };
  }
}

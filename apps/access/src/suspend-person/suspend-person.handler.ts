import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SuspendPerson } from '#contracts/access/commands';
import type { PersonListed } from '#contracts/access/views';
import { refusedSuspension } from '#domain/access/people';
import type { Asking } from '#platform/http/asking';
import { PeopleDecisions } from '../people-decisions.js';
import { Sessions } from '../sessions.js';
import { Staff } from '../staff.js';

export class SuspendPersonCommand extends Command<PersonListed> {
  constructor(
    readonly personId: string,
    readonly body: SuspendPerson,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(SuspendPersonCommand)
export class SuspendPersonHandler implements ICommandHandler<SuspendPersonCommand> {
  constructor(
    private readonly staff: Staff,
    private readonly sessions: Sessions,
    private readonly decisions: PeopleDecisions,
  ) {}

  async execute({ personId, body, asking }: SuspendPersonCommand): Promise<PersonListed> {
    const decision = { type: 'person-suspended', personId, body } as const;
    const { at } = await this.decisions.give(asking, decision, async ({ about, session, at: now }) => {
      if (!about) throw new Error('somebody is suspended who was not read');
      const refusal = refusedSuspension(about);
      if (refusal) return refusal;
      await this.staff.suspend(personId, now, session);
      return { personId };
    });
    // Sent again it ends what a crash in between left.
    await this.sessions.revokeAllOf(personId, at);
    return this.decisions.shown(personId);
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ResumePerson } from '#contracts/access/commands';
import type { PersonListed } from '#contracts/access/views';
import { refusedResumption } from '#domain/access/people';
import type { Asking } from '#platform/http/asking';
import { PeopleDecisions } from '../people-decisions.js';
import { Staff } from '../staff.js';

export class ResumePersonCommand extends Command<PersonListed> {
  constructor(
    readonly personId: string,
    readonly body: ResumePerson,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(ResumePersonCommand)
export class ResumePersonHandler implements ICommandHandler<ResumePersonCommand> {
  constructor(
    private readonly staff: Staff,
    private readonly decisions: PeopleDecisions,
  ) {}

  async execute({ personId, body, asking }: ResumePersonCommand): Promise<PersonListed> {
    const decision = { type: 'person-resumed', personId, body } as const;
    await this.decisions.give(asking, decision, async ({ about, session }) => {
      if (!about) throw new Error('somebody is resumed who was not read');
      const refusal = refusedResumption(about);
      if (refusal) return refusal;
      await this.staff.suspend(personId, undefined, session);
      return { personId };
    });
    return this.decisions.shown(personId);
  }
}

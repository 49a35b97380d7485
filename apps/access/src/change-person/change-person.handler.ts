import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import type { ChangePerson } from '#contracts/access/commands';
import type { PersonListed } from '#contracts/access/views';
import { refusedChange } from '#domain/access/people';
import type { Asking } from '#platform/http/asking';
import { HOUSE, type House } from '#platform/service/house';
import { knownUnit } from '../known-unit.js';
import { PeopleDecisions } from '../people-decisions.js';
import { Staff } from '../staff.js';

export class ChangePersonCommand extends Command<PersonListed> {
  constructor(
    readonly personId: string,
    readonly body: ChangePerson,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(ChangePersonCommand)
export class ChangePersonHandler implements ICommandHandler<ChangePersonCommand> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly staff: Staff,
    private readonly decisions: PeopleDecisions,
  ) {}

  async execute({ personId, body, asking }: ChangePersonCommand): Promise<PersonListed> {
    if (body.unitId !== undefined) knownUnit(body.unitId, this.house.pack);
    const { name, unitId, roles } = body;
    const decision = { type: 'person-changed', personId, body } as const;
    await this.decisions.give(asking, decision, async ({ about, session }) => {
      if (!about) throw new Error('somebody is changed who was not read');
      const renamed = name !== undefined && name !== about.name;
      const refusal = refusedChange(about, { ...body, renamed });
      if (refusal) return refusal;
      await this.staff.place(personId, body, session);
      const before = { unitId: about.unitId, roles: about.roles };
      const after = { unitId: unitId ?? about.unitId, roles: roles ?? about.roles };
      return { personId, before, after };
    });
    return this.decisions.shown(personId);
  }
}

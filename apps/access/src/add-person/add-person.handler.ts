import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import type { AddPerson } from '#contracts/access/commands';
import type { OneTimePassword } from '#contracts/access/views';
import type { Asking } from '#platform/http/asking';
import { HOUSE, type House } from '#platform/service/house';
import { knownUnit } from '../known-unit.js';
import { PeopleDecisions } from '../people-decisions.js';
import { Staff } from '../staff.js';

export class AddPersonCommand extends Command<OneTimePassword> {
  constructor(
    readonly personId: string,
    readonly body: AddPerson,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(AddPersonCommand)
export class AddPersonHandler implements ICommandHandler<AddPersonCommand> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly staff: Staff,
    private readonly decisions: PeopleDecisions,
  ) {}

  async execute({ body, asking }: AddPersonCommand): Promise<OneTimePassword> {
    knownUnit(body.unitId, this.house.pack);
    const { unitId, roles } = body;
    const change = await this.decisions.give(asking, { type: 'person-added', body }, async (decision) => {
      // The same person with the same key means the same newcomer.
      const personId = `p-${decision.changeId.slice(0, 20)}`;
      const password = await this.decisions.keptPassword(decision);
      await this.staff.enter({ ...body, personId }, password, decision.session);
      return { personId, after: { unitId, roles } };
    });
    return this.decisions.shownPassword(change);
  }
}

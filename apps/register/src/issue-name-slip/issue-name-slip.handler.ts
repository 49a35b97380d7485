import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IssuePersonSlip } from '#contracts/papers/commands';
import type { NameSlip } from '#contracts/papers/views';
import { permits } from '#domain/access/permissions';
import { refused } from '#domain/shared/decision';
import { issueNameSlip } from '#platform/papers/name-slip';
import { HOUSE, type House } from '#platform/service/house';
import { disclose } from '../disclosing.js';
import { EntryCommand } from '../entry-endpoint.js';
import { entryProblem } from '../give-to-entry.js';
import { Register } from '../register.js';
import { shownPerson } from '../shown.js';

export class IssuePersonSlipCommand extends EntryCommand<IssuePersonSlip, NameSlip> {}

/**
 * Masked, a name is everybody's who knows the id. In full it is looked at like any field: for a
 * purpose, by whoever may unmask it, and it stands in the trace before the slip leaves.
 */
@CommandHandler(IssuePersonSlipCommand)
export class IssueNameSlipHandler implements ICommandHandler<IssuePersonSlipCommand> {
  constructor(
    private readonly register: Register,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute(command: IssuePersonSlipCommand): Promise<NameSlip> {
    const { body, asking } = command;
    if (body.purpose !== undefined && !permits('register.unmask', asking.by.roles)) {
      throw entryProblem(refused('purpose-not-yours'), asking.language);
    }
    const names = new Map<string, string>();
    for (const personId of new Set(body.personIds)) {
      const name = await this.nameOf(personId, command);
      if (name !== undefined) names.set(personId, name);
    }
    const slipFor = { askerId: asking.by.personId, service: body.service };
    return issueNameSlip(names, slipFor, this.register.keys, this.house.masterKey);
  }

  /** Somebody nobody knows is left out; who was erased is told as erased and never looked at. */
  private async nameOf(
    personId: string,
    { body: { purpose }, asking }: IssuePersonSlipCommand,
  ): Promise<string | undefined> {
    const found = await this.register.person(personId);
    if (!found) return undefined;
    if (purpose === undefined || found.erased) {
      return shownPerson(found, await this.register.dataKeys.of(found._id)).name;
    }
    const body = { field: 'name', purpose } as const;
    return disclose(this.register, { entryId: found._id, body, asking });
  }
}

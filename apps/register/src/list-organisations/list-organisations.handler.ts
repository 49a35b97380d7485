import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListEntries } from '#contracts/register/commands';
import type { OrganisationsPage } from '#contracts/register/views';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { RegisterQuery } from '../list-endpoint.js';
import { Register } from '../register.js';
import { shownOrganisation } from '../shown.js';

export class ListOrganisations extends RegisterQuery<ListEntries, OrganisationsPage> {}

@QueryHandler(ListOrganisations)
export class ListOrganisationsHandler implements IQueryHandler<ListOrganisations> {
  constructor(private readonly register: Register) {}

  async execute({ asked }: ListOrganisations): Promise<OrganisationsPage> {
    const { cursor, limit } = asked;
    const [after = ''] = placeAt(cursor, 1) ?? [];
    const found = await this.register.kept.organisations
      .find({ _id: { $gt: after }, survivorId: { $exists: false } })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      organisations: page.map(shownOrganisation),
      ...(last && { nextCursor: cursorAt(last._id) }),
    };
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListPeople } from '#contracts/access/commands';
import type { PeoplePage } from '#contracts/access/views';
import { holdsRole } from '#domain/shared/actor';
import type { Viewing } from '#platform/http/asking';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { listedMember, Staff } from '../staff.js';

export class ListPeopleQuery extends Query<PeoplePage> {
  constructor(
    readonly asked: ListPeople,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ListPeopleQuery)
export class ListPeopleHandler implements IQueryHandler<ListPeopleQuery> {
  constructor(private readonly staff: Staff) {}

  async execute({ asked, viewing }: ListPeopleQuery): Promise<PeoplePage> {
    const { cursor, limit } = asked;
    const withAccount = holdsRole(viewing.by, 'administrator');
    const [after = ''] = placeAt(cursor, 1) ?? [];
    const found = await this.staff.after(after, limit + 1);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      people: page.map((member) => listedMember(member, withAccount)),
      ...(last && { nextCursor: cursorAt(last.personId) }),
    };
  }
}

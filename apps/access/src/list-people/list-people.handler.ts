import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListPeople } from '#contracts/access/commands';
import type { PeoplePage } from '#contracts/access/views';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { shownMember, Staff } from '../staff.js';

export class ListPeopleQuery extends Query<PeoplePage> {
  constructor(readonly asked: ListPeople) {
    super();
  }
}

@QueryHandler(ListPeopleQuery)
export class ListPeopleHandler implements IQueryHandler<ListPeopleQuery> {
  constructor(private readonly staff: Staff) {}

  async execute({ asked: { cursor, limit } }: ListPeopleQuery): Promise<PeoplePage> {
    const [after = ''] = placeAt(cursor, 1) ?? [];
    const found = await this.staff.after(after, limit + 1);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      people: page.map(shownMember),
      ...(last && { nextCursor: cursorAt(last.personId) }),
    };
  }
}

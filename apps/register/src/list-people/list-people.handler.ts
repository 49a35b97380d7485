import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListEntries } from '#contracts/register/commands';
import type { RegisteredPeoplePage } from '#contracts/register/views';
import { registerSight } from '#domain/register/sight';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { peopleSeen } from '../finding.js';
import { RegisterQuery } from '../list-endpoint.js';
import { Register } from '../register.js';
import { shownPerson } from '../shown.js';

export class ListPeople extends RegisterQuery<ListEntries, RegisteredPeoplePage> {}

@QueryHandler(ListPeople)
export class ListPeopleHandler implements IQueryHandler<ListPeople> {
  constructor(private readonly register: Register) {}

  async execute({ asked, viewing }: ListPeople): Promise<RegisteredPeoplePage> {
    const { cursor, limit } = asked;
    const [after = ''] = placeAt(cursor, 1) ?? [];
    const found = await this.register.kept.people
      .find({
        _id: { $gt: after },
        survivorId: { $exists: false },
        erased: { $exists: false },
        ...peopleSeen(registerSight(viewing.by)),
      })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const cipherOf = await this.register.dataKeys.of(...page.map(({ _id }) => _id));
    return {
      people: page.map((person) => shownPerson(person, cipherOf)),
      ...(last && { nextCursor: cursorAt(last._id) }),
    };
  }
}

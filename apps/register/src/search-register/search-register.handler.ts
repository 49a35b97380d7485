import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Collection, Filter } from 'mongodb';
import type { SearchRegister } from '#contracts/register/commands';
import type { RegisterFound } from '#contracts/register/views';
import { registerSight, type RegisterSight } from '#domain/register/sight';
import { cursorAt, placeAt } from '#platform/http/cursor';
import type { EntryDocument, OrganisationDocument, PersonDocument } from '../documents.js';
import { meansOrganisation, organisationsMeant, peopleMeant, peopleSeen } from '../finding.js';
import { RegisterQuery } from '../list-endpoint.js';
import { Register } from '../register.js';
import { shownOrganisation, shownPerson } from '../shown.js';

export class SearchRegisterQuery extends RegisterQuery<SearchRegister, RegisterFound> {}

type Found = RegisterFound['found'];

/** Organisations first, then people, each in the order of their ids; a merged entry is its survivor. */
@QueryHandler(SearchRegisterQuery)
export class SearchRegisterHandler implements IQueryHandler<SearchRegisterQuery> {
  constructor(private readonly register: Register) {}

  async execute({ asked, viewing }: SearchRegisterQuery): Promise<RegisterFound> {
    const { q, cursor, limit } = asked;
    const [part = 'organisation', after = ''] = placeAt(cursor, 2) ?? [];
    const sight = registerSight(viewing.by);
    const organisations =
      part === 'organisation' ? await this.organisations(q, after, limit + 1) : [];
    const room = limit + 1 - organisations.length;
    const people =
      room > 0 ? await this.people(q, sight, part === 'person' ? after : '', room) : [];
    const found: Found = [...organisations, ...people];
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { found: page, ...(last && { nextCursor: cursorAt(last.kind, idOf(last)) }) };
  }

  private async organisations(q: string, after: string, limit: number): Promise<Found> {
    const meant = organisationsMeant(q, this.register.keys);
    if (!meant) return [];
    const { organisations } = this.register.kept;
    const ids: string[] = [];
    for (let place = after; ids.length < limit; ) {
      const rows = await standing(organisations, meant, place, limit);
      const hits = rows.filter(({ matched }) => matched.some((one) => meansOrganisation(q, one)));
      ids.push(...hits.slice(0, limit - ids.length).map(({ _id }) => _id));
      const last = rows.at(-1);
      if (!last || rows.length < limit) break;
      place = last._id;
    }
    const found = await organisations.find({ _id: { $in: ids } }).sort({ _id: 1 }).toArray();
    return found.map((one: OrganisationDocument) => ({
      kind: 'organisation',
      ...shownOrganisation(one),
    }));
  }

  private async people(
    q: string,
    sight: RegisterSight,
    after: string,
    limit: number,
  ): Promise<Found> {
    const meant = peopleMeant(q, this.register.keys);
    if (!meant) return [];
    const { people } = this.register.kept;
    const seen = { $and: [meant, peopleSeen(sight)] };
    const ids = (await standing(people, seen, after, limit)).map(({ _id }) => _id);
    const found = await people.find({ _id: { $in: ids } }).sort({ _id: 1 }).toArray();
    const cipherOf = await this.register.dataKeys.of(...ids);
    return found.map((one: PersonDocument) => ({ kind: 'person', ...shownPerson(one, cipherOf) }));
  }
}

/** The entries that stand for those that match, in order, each with what matched. */
async function standing<Document extends EntryDocument>(
  entries: Collection<Document>,
  meant: Filter<Document>,
  after: string,
  limit: number,
): Promise<Standing[]> {
  const matched = { words: '$words', creditCode: '$creditCode' };
  return entries
    .aggregate<Standing>([
      { $match: meant },
      { $group: { _id: { $ifNull: ['$survivorId', '$_id'] }, matched: { $push: matched } } },
      { $match: { _id: { $gt: after } } },
      { $sort: { _id: 1 } },
      { $limit: limit },
    ])
    .toArray();
}

interface Standing {
  readonly _id: string;
  readonly matched: readonly Pick<OrganisationDocument, 'words' | 'creditCode'>[];
}

function idOf(found: Found[number]): string {
  return found.kind === 'organisation' ? found.subjectId : found.personId;
}

import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Filter } from 'mongodb';
import { normalisedName } from '#domain/contact/subjects';
import type { FindDuplicates } from '#contracts/register/commands';
import type { DuplicatesFound } from '#contracts/register/views';
import { plainName } from '#domain/register/search-words';
import { registerSight } from '#domain/register/sight';
import { comparableName, tidyCode, tidyPhone } from '#domain/register/tidy';
import type { PersonDocument } from '../documents.js';
import { meansOrganisation, organisationsMeant, peopleSeen } from '../finding.js';
import { tokensOf } from '../found-by.js';
import { RegisterQuery } from '../list-endpoint.js';
import { Register } from '../register.js';
import { shownOrganisation, shownPerson } from '../shown.js';
import { personOf } from '../entries.js';

export class FindDuplicatesQuery extends RegisterQuery<FindDuplicates, DuplicatesFound> {}

type Candidate = DuplicatesFound['candidates'][number];

const candidatesMax = 10;
const order: readonly Candidate['because'][] = ['same-code', 'same-name', 'same-phone', 'alike'];

@QueryHandler(FindDuplicatesQuery)
export class FindDuplicatesHandler implements IQueryHandler<FindDuplicatesQuery> {
  constructor(private readonly register: Register) {}

  async execute({ asked, viewing }: FindDuplicatesQuery): Promise<DuplicatesFound> {
    const found =
      asked.kind === 'organisation'
        ? await this.organisations(asked)
        : await this.people(asked, peopleSeen(registerSight(viewing.by)));
    const sorted = [...found].sort((a, b) => order.indexOf(a.because) - order.indexOf(b.because));
    return { candidates: sorted.slice(0, candidatesMax) };
  }

  private async organisations({ name, creditCode }: FindDuplicates): Promise<Candidate[]> {
    const code = creditCode === undefined ? undefined : tidyCode(creditCode);
    const plain = normalisedName(name);
    const meant = organisationsMeant(name, this.register.keys);
    const ways = [...(meant ? [meant] : []), ...(code === undefined ? [] : [{ creditCode: code }])];
    if (ways.length === 0) return [];
    const found = await this.register.kept.organisations
      .find({ $or: ways, survivorId: { $exists: false } })
      .limit(candidatesMax * 5)
      .toArray();
    const alike = found.filter((entry) => entry.creditCode === code || meansOrganisation(name, entry));
    return alike.map((entry) => ({
      because:
        code !== undefined && entry.creditCode === code
          ? 'same-code'
          : entry.words?.includes(plain)
            ? 'same-name'
            : 'alike',
      entry: { kind: 'organisation', ...shownOrganisation(entry) },
    }));
  }

  private async people(
    { name, phone }: FindDuplicates,
    seen: Filter<PersonDocument>,
  ): Promise<Candidate[]> {
    const { keys, kept, dataKeys } = this.register;
    const tokens = tokensOf([`name:${plainName(name)}`], keys);
    const ways: Filter<PersonDocument>[] = [{ tokens: { $in: tokens } }];
    const phoneIndex = phone === undefined ? undefined : keys.blindIndex('phone', tidyPhone(phone));
    if (phoneIndex !== undefined) ways.push({ phoneIndex });
    const found = await kept.people
      .find({ $and: [{ $or: ways }, seen, { survivorId: { $exists: false } }] })
      .limit(candidatesMax * 5)
      .toArray();
    const cipherOf = await dataKeys.of(...found.map(({ _id }) => _id));
    return found.flatMap((entry): Candidate[] => {
      const cipher = cipherOf(entry._id, entry._id);
      if (!cipher || entry.erased) return [];
      const sameName = comparableName(personOf(entry, cipher).name) === comparableName(name);
      const samePhone = phoneIndex !== undefined && entry.phoneIndex === phoneIndex;
      const because = sameName ? 'same-name' : samePhone ? 'same-phone' : 'alike';
      return [{ because, entry: { kind: 'person', ...shownPerson(entry, cipherOf) } }];
    });
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SelfView } from '#contracts/access/views';
import type { Viewing } from '#platform/http/asking';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { shownMember, Staff } from '../staff.js';

export class ShowSelf extends Query<SelfView> {
  constructor(readonly viewing: Viewing) {
    super();
  }
}

@QueryHandler(ShowSelf)
export class ShowSelfHandler implements IQueryHandler<ShowSelf> {
  constructor(private readonly staff: Staff) {}

  async execute({ viewing: { by, language } }: ShowSelf): Promise<SelfView> {
    const member = await this.staff.byId(by.personId);
    // A sound token of somebody who is no longer here.
    if (!member) throw new ProblemError(houseProblem('not-signed-in', 401, language));
    const absent = by.actsFor === undefined ? undefined : await this.staff.byId(by.actsFor);
    return {
      account: member.account,
      ...shownMember(member),
      ...(absent && { actsFor: shownMember(absent) }),
    };
  }
}

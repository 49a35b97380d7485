import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { IssueNameSlip } from '#contracts/papers/commands';
import type { NameSlip } from '#contracts/papers/views';
import type { Viewing } from '#platform/http/asking';
import { serviceKeys } from '#platform/keys/keys';
import { issueNameSlip } from '#platform/papers/name-slip';
import { HOUSE, type House } from '#platform/service/house';
import { Staff, type StaffMember } from '../staff.js';

/** A city's offices have some hundreds of people; a list has no names beyond these. */
const staffMax = 2000;

export class IssueNameSlipQuery extends Query<NameSlip> {
  constructor(
    readonly asked: IssueNameSlip,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(IssueNameSlipQuery)
export class IssueNameSlipHandler implements IQueryHandler<IssueNameSlipQuery> {
  constructor(
    private readonly staff: Staff,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  /**
   * Somebody nobody knows is left out: the paper has a blank there. Who does not work here any more is
   * named too: what they signed they signed.
   */
  async execute({ asked, viewing }: IssueNameSlipQuery): Promise<NameSlip> {
    const { masterKey } = this.house;
    const names = new Map(
      (await this.asked(asked)).map((member) => [member.personId, member.name] as const),
    );
    const slipFor = { askerId: viewing.by.personId, service: asked.service };
    return issueNameSlip(names, slipFor, serviceKeys(masterKey, 'access'), masterKey);
  }

  private async asked({ personIds }: IssueNameSlip): Promise<readonly StaffMember[]> {
    if (!personIds) return this.staff.after('', staffMax);
    const found = await Promise.all(personIds.map((id) => this.staff.anyById(id)));
    return found.flatMap((member) => member ?? []);
  }
}

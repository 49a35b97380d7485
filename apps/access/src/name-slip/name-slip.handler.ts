import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { IssueNameSlip } from '#contracts/papers/commands';
import type { NameSlip } from '#contracts/papers/views';
import type { Viewing } from '#platform/http/asking';
import { serviceKeys } from '#platform/keys/keys';
import { issueNameSlip } from '#platform/papers/name-slip';
import { HOUSE, type House } from '#platform/service/house';
import { Staff } from '../staff.js';

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

  /** Somebody nobody knows is left out: the paper has a blank there. */
  async execute({ asked, viewing }: IssueNameSlipQuery): Promise<NameSlip> {
    const { masterKey } = this.house;
    const found = await Promise.all(asked.personIds.map((id) => this.staff.byId(id)));
    const names = new Map(
      found.flatMap((member) => (member ? [[member.personId, member.name] as const] : [])),
    );
    const slipFor = { askerId: viewing.by.personId, service: asked.service };
    return issueNameSlip(names, slipFor, serviceKeys(masterKey, 'access'), masterKey);
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListAccounts } from '#contracts/register/commands';
import type { AccountsPage } from '#contracts/register/views';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { Register } from '../register.js';
import { shownAccount } from '../shown.js';

export class ListAccountsQuery extends Query<AccountsPage> {
  constructor(readonly asked: ListAccounts) {
    super();
  }
}

@QueryHandler(ListAccountsQuery)
export class ListAccountsHandler implements IQueryHandler<ListAccountsQuery> {
  constructor(private readonly register: Register) {}

  async execute({ asked }: ListAccountsQuery): Promise<AccountsPage> {
    const { ownerId, cursor, limit } = asked;
    const [after = ''] = placeAt(cursor, 1) ?? [];
    const owners = await this.register.idsOf(await this.register.standingId(ownerId));
    const found = await this.register.kept.accounts
      .find({ ownerId: { $in: owners }, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const cipherOf = await this.register.dataKeys.of(...page.map((account) => account.ownerId));
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      accounts: page.map((account) => shownAccount(account, cipherOf)),
      ...(last && { nextCursor: cursorAt(last._id) }),
    };
  }
}

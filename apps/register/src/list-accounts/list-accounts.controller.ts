import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListAccounts } from '#contracts/register/commands';
import { AccountsPage } from '#contracts/register/views';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ListAccountsQuery } from './list-accounts.handler.js';

@ApiTags('register')
@ApiBearerAuth()
@Controller('api/register')
export class ListAccountsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('accounts')
  @Permission('register.list-accounts')
  @ApiQueryOf(ListAccounts)
  @ExportsAsSheet('register.list-accounts')
  @ApiOperation({
    operationId: 'register.list-accounts',
    summary: 'The accounts of one owner, numbers masked.',
  })
  @ApiOkResponse({ standardSchema: AccountsPage })
  async list(@Query({ schema: ListAccounts }) query: ListAccounts): Promise<AccountsPage> {
    return this.bus.execute(new ListAccountsQuery(query));
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListFunds } from '#contracts/reward/commands';
import { FundsPage } from '#contracts/reward/views';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ListFundsQuery } from './list-funds.handler.js';

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class ListFundsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('funds')
  @Permission('reward.list-funds')
  @ApiQueryOf(ListFunds)
  @ExportsAsSheet('reward.list-funds')
  @ApiOperation({ operationId: 'reward.list-funds', summary: 'The funds, each by fiscal year.' })
  @ApiOkResponse({ standardSchema: FundsPage })
  async list(
    @Query({ schema: ListFunds }) query: ListFunds,
    @Viewer() viewing: Viewing,
  ): Promise<FundsPage> {
    return this.bus.execute(new ListFundsQuery(query, viewing));
  }
}

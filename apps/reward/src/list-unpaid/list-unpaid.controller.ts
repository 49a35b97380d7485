import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListUnpaid } from '#contracts/reward/commands';
import { UnpaidPage } from '#contracts/reward/views';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ListUnpaidQuery } from './list-unpaid.handler.js';

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class ListUnpaidController {
  constructor(private readonly bus: QueryBus) {}

  @Get('unpaid')
  @Permission('reward.list-unpaid')
  @ApiQueryOf(ListUnpaid)
  @ExportsAsSheet('reward.list-unpaid')
  @ApiOperation({
    operationId: 'reward.list-unpaid',
    summary: 'Commitments of a fiscal year that no payment holds: what year end has to decide.',
  })
  @ApiOkResponse({ standardSchema: UnpaidPage })
  async list(
    @Query({ schema: ListUnpaid }) query: ListUnpaid,
    @Viewer() viewing: Viewing,
  ): Promise<UnpaidPage> {
    return this.bus.execute(new ListUnpaidQuery(query, viewing));
  }
}

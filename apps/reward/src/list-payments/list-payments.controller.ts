import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListPayments } from '#contracts/reward/commands';
import { PaymentsPage } from '#contracts/reward/views';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ListPaymentsQuery } from './list-payments.handler.js';

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class ListPaymentsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('payments')
  @Permission('reward.list-payments')
  @ApiQueryOf(ListPayments)
  @ExportsAsSheet('reward.list-payments')
  @ApiOperation({
    operationId: 'reward.list-payments',
    summary: 'Payments in one state, of all cases, each with its next step where it waits for one.',
  })
  @ApiOkResponse({ standardSchema: PaymentsPage })
  async list(
    @Query({ schema: ListPayments }) query: ListPayments,
    @Viewer() viewing: Viewing,
  ): Promise<PaymentsPage> {
    return this.bus.execute(new ListPaymentsQuery(query, viewing));
  }
}

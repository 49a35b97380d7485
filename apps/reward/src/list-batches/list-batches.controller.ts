import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListBatches } from '#contracts/reward/commands';
import { BatchesPage } from '#contracts/reward/views';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ListBatchesQuery } from './list-batches.handler.js';

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class ListBatchesController {
  constructor(private readonly bus: QueryBus) {}

  @Get('batches')
  @Permission('reward.list-batches')
  @ApiQueryOf(ListBatches)
  @ExportsAsSheet('reward.list-batches')
  @ApiOperation({ operationId: 'reward.list-batches', summary: 'Batches, the newest first.' })
  @ApiOkResponse({ standardSchema: BatchesPage })
  async list(
    @Query({ schema: ListBatches }) query: ListBatches,
    @Viewer() viewing: Viewing,
  ): Promise<BatchesPage> {
    return this.bus.execute(new ListBatchesQuery(query, viewing));
  }
}

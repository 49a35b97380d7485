import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CheckExport } from '#contracts/reward/commands';
import { ExportCheck } from '#contracts/reward/views';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { Viewer, type Viewing } from '#platform/http/asking';
import { CheckExportQuery } from './check-export.handler.js';

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class CheckExportController {
  constructor(private readonly bus: QueryBus) {}

  @Get('batches/:id/export-check')
  @Permission('reward.check-export')
  @ApiQueryOf(CheckExport)
  @ApiOperation({
    operationId: 'reward.check-export',
    summary: 'A dry run: what the bank would return of the batch in this template.',
  })
  @ApiOkResponse({ standardSchema: ExportCheck })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  async check(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: CheckExport }) query: CheckExport,
    @Viewer() viewing: Viewing,
  ): Promise<ExportCheck> {
    return this.bus.execute(new CheckExportQuery(id, query, viewing));
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery, WorkView } from '#contracts/journey/views';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ShowWork } from './show-work.handler.js';

@ApiTags('journey')
@ApiBearerAuth()
@Controller('api/journey')
export class ShowWorkController {
  constructor(private readonly bus: QueryBus) {}

  @Get('work')
  @Permission('journey.show-work')
  @ApiQueryOf(PageQuery)
  @ExportsAsSheet('journey.show-work')
  @ApiOperation({
    operationId: 'journey.show-work',
    summary: 'What waits for you: overdue first, then by deadline.',
  })
  @ApiOkResponse({ standardSchema: WorkView })
  async show(
    @Query({ schema: PageQuery }) query: PageQuery,
    @Viewer() viewing: Viewing,
  ): Promise<WorkView> {
    return this.bus.execute(new ShowWork(query, viewing));
  }
}

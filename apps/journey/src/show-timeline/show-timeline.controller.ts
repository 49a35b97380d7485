import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PageQuery, TimelineView } from '#contracts/journey/views';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ShowTimeline } from './show-timeline.handler.js';

@ApiTags('journey')
@ApiBearerAuth()
@Controller('api/journey')
export class ShowTimelineController {
  constructor(private readonly bus: QueryBus) {}

  @Get('cases/:id/timeline')
  @Permission('journey.show-timeline')
  @ApiQueryOf(PageQuery)
  @ExportsAsSheet('journey.show-timeline')
  @ApiOperation({
    operationId: 'journey.show-timeline',
    summary: 'What happened in a case over all its stages, as far as you may know.',
  })
  @ApiOkResponse({ standardSchema: TimelineView })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  async show(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
    @Viewer() viewing: Viewing,
  ): Promise<TimelineView> {
    return this.bus.execute(new ShowTimeline(id, query, viewing));
  }
}

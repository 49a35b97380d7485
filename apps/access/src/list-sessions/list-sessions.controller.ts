import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListSessions } from '#contracts/access/commands';
import { SessionList } from '#contracts/access/views';
import { CurrentSession, Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ListSessionsQuery } from './list-sessions.handler.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ListSessionsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('sessions')
  @Permission('access.list-sessions')
  @ApiQueryOf(ListSessions)
  @ApiOperation({
    operationId: 'access.list-sessions',
    summary: 'Where you are signed in; for an administrator also where somebody else is.',
  })
  @ApiOkResponse({ standardSchema: SessionList })
  async list(
    @Query({ schema: ListSessions }) query: ListSessions,
    @Viewer() viewing: Viewing,
    @CurrentSession() currentId: string | undefined,
  ): Promise<SessionList> {
    return this.bus.execute(new ListSessionsQuery(query, viewing, currentId));
  }
}

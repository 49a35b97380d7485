import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListDeputies } from '#contracts/access/commands';
import { DeputyList } from '#contracts/access/views';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ListDeputiesQuery } from './list-deputies.handler.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ListDeputiesController {
  constructor(private readonly bus: QueryBus) {}

  @Get('deputies')
  @Permission('access.list-deputies')
  @ApiQueryOf(ListDeputies)
  @ExportsAsSheet('access.list-deputies')
  @ApiOperation({
    operationId: 'access.list-deputies',
    summary:
      'Who stands in for whom, now or later: what concerns you; for heads their unit and those below; for an administrator all.',
  })
  @ApiOkResponse({ standardSchema: DeputyList })
  async list(
    @Query({ schema: ListDeputies }) query: ListDeputies,
    @Viewer() viewing: Viewing,
  ): Promise<DeputyList> {
    return this.bus.execute(new ListDeputiesQuery(query, viewing));
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListPeople } from '#contracts/access/commands';
import { PeoplePage } from '#contracts/access/views';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ListPeopleQuery } from './list-people.handler.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ListPeopleController {
  constructor(private readonly bus: QueryBus) {}

  @Get('people')
  @Permission('access.list-people')
  @ApiQueryOf(ListPeople)
  @ExportsAsSheet('access.list-people')
  @ApiOperation({
    operationId: 'access.list-people',
    summary: 'Everybody who works with Duet: id, name, unit, roles.',
  })
  @ApiOkResponse({ standardSchema: PeoplePage })
  async list(
    @Query({ schema: ListPeople }) query: ListPeople,
    @Viewer() viewing: Viewing,
  ): Promise<PeoplePage> {
    return this.bus.execute(new ListPeopleQuery(query, viewing));
  }
}

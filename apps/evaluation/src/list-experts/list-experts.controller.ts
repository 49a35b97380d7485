import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ExpertsPage, ListExperts } from '#contracts/evaluation/experts';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ListExpertsQuery } from './list-experts.handler.js';

@ApiTags('evaluation')
@ApiBearerAuth()
@Controller('api/evaluation')
export class ListExpertsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('experts')
  @Permission('evaluation.list-experts')
  @ApiQueryOf(ListExperts)
  @ApiOperation({ operationId: 'evaluation.list-experts', summary: 'The register of experts.' })
  @ApiOkResponse({ standardSchema: ExpertsPage })
  async list(
    @Query({ schema: ListExperts }) query: ListExperts,
    @Viewer() viewing: Viewing,
  ): Promise<ExpertsPage> {
    return this.bus.execute(new ListExpertsQuery(query, viewing));
  }
}

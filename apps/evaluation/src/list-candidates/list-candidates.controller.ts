import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CandidatesPage, ListCandidates } from '#contracts/evaluation/experts';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ListCandidatesQuery } from './list-candidates.handler.js';

@ApiTags('evaluation')
@ApiBearerAuth()
@Controller('api/evaluation')
export class ListCandidatesController {
  constructor(private readonly bus: QueryBus) {}

  @Get('cases/:id/candidates')
  @Permission('evaluation.list-candidates')
  @ApiQueryOf(ListCandidates)
  @ApiOperation({
    operationId: 'evaluation.list-candidates',
    summary: 'Active experts, and whom a computed conflict keeps off this case’s panel.',
  })
  @ApiOkResponse({ standardSchema: CandidatesPage })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  async list(
    @Param('id', { schema: Id }) caseId: string,
    @Query({ schema: ListCandidates }) query: ListCandidates,
    @Viewer() viewing: Viewing,
  ): Promise<CandidatesPage> {
    return this.bus.execute(new ListCandidatesQuery(caseId, query, viewing));
  }
}

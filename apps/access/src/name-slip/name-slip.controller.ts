import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IssueNameSlip } from '#contracts/papers/commands';
import { NameSlip } from '#contracts/papers/views';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { IssueNameSlipQuery } from './name-slip.handler.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class NameSlipController {
  constructor(private readonly bus: QueryBus) {}

  @Post('name-slips')
  @HttpCode(200)
  @Permission('access.issue-name-slip')
  @ApiOperation({
    operationId: 'access.issue-name-slip',
    summary: 'Names for a paper: sealed for the service that prints it, good for ten minutes.',
  })
  @ApiOkResponse({ standardSchema: NameSlip })
  @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
  async issue(
    @Body({ schema: IssueNameSlip }) body: IssueNameSlip,
    @Viewer() viewing: Viewing,
  ): Promise<NameSlip> {
    return this.bus.execute(new IssueNameSlipQuery(body, viewing));
  }
}

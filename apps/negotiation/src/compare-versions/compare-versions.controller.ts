import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TermsComparison } from '#contracts/negotiation/views';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { CompareVersions } from './compare-versions.handler.js';

const VersionNumber = z.coerce.number().int().min(1);

@ApiTags('negotiation')
@ApiBearerAuth()
@Controller('api/negotiation')
export class CompareVersionsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('cases/:id/versions/:from/compare/:to')
  @Permission('negotiation.compare-versions')
  @ApiOperation({
    operationId: 'negotiation.compare-versions',
    summary: 'What became of the clauses from one drafted version to another.',
  })
  @ApiOkResponse({ standardSchema: TermsComparison })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  async compare(
    @Param('id', { schema: Id }) id: string,
    @Param('from', { schema: VersionNumber }) from: number,
    @Param('to', { schema: VersionNumber }) to: number,
    @Viewer() viewing: Viewing,
  ): Promise<TermsComparison> {
    return this.bus.execute(new CompareVersions(id, viewing, from, to));
  }
}

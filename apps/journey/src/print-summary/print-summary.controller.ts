import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PrintSummary } from '#contracts/papers/commands';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { Viewer, type Viewing } from '#platform/http/asking';
import { sendFile } from '#platform/http/file-reply';
import { namesInHeader, type Names } from '#platform/papers/name-slip';
import { press } from '#platform/papers/press';
import { paperTypes } from '#platform/papers/paper-types';
import { HOUSE, type House } from '#platform/service/house';
import { caseSummary } from '../case-summary.js';
import { SummaryFacts } from '../summary-facts.js';

/** `GET /api/journey/cases/{id}/summary`: the case on paper; names of people as far as slips bring them. */
@ApiTags('journey')
@ApiBearerAuth()
@Controller('api/journey')
export class PrintSummaryController {
  constructor(
    private readonly facts: SummaryFacts,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  @Get('cases/:id/summary')
  @Permission('journey.print-summary')
  @ApiQueryOf(PrintSummary)
  @ApiOperation({
    operationId: 'journey.print-summary',
    summary: 'The case on paper, as .docx or PDF, as far as you may know it.',
  })
  @ApiHeader({
    name: 'Name-Slip',
    required: false,
    description: 'Name slips for you and the journey; people without one are told by id.',
  })
  @ApiOkResponse({
    description: 'The paper.',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  async print(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PrintSummary }) { format }: PrintSummary,
    @Viewer() viewing: Viewing,
    @Headers('name-slip') slips: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { row, entries } = await this.facts.of(id, viewing);
    const names = await this.namesOn(slips, viewing);
    const paper = caseSummary(row, entries, this.house.pack, names);
    const content = await press.print({ paper, format });
    this.house.log.info('summary-printed', { caseId: id, personId: viewing.by.personId });
    await sendFile(reply, {
      ...{ name: `${paper.title}-${id}.${format}`, mediaType: paperTypes[format], content },
    });
  }

  /** @throws InvalidInput where a slip is none for this person and the journey. */
  private namesOn(header: string | undefined, { by }: Viewing): Promise<Names> {
    const slipFor = { askerId: by.personId, service: 'journey' };
    return namesInHeader(header, slipFor, this.house.masterKey);
  }
}

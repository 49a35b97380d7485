import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ResultsAnswer } from '#contracts/reward/views';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiFileBody } from '#platform/http/api-file-body';
import { Asker, type Asking } from '#platform/http/asking';
import { receivedFile, sheetBytesMax } from '#platform/http/received-file';
import { ImportResultsCommand } from './import-results.handler.js';

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class ImportResultsController {
  constructor(private readonly bus: CommandBus) {}

  @Post('batches/:id/results')
  @HttpCode(200)
  @Permission('reward.import-results')
  @ApiOperation({
    operationId: 'reward.import-results',
    summary: 'The bank’s result sheet (.xlsx, .xls, or .csv in UTF-8 or GBK), matched line by line.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'One key a command you mean.',
  })
  @ApiFileBody()
  @ApiOkResponse({ standardSchema: ResultsAnswer })
  @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async import(
    @Param('id', { schema: Id }) id: string,
    @Req() request: FastifyRequest,
    @Asker() asking: Asking,
  ): Promise<ResultsAnswer> {
    const { bytes } = await receivedFile(request, sheetBytesMax);
    return this.bus.execute(new ImportResultsCommand(id, bytes, asking));
  }
}

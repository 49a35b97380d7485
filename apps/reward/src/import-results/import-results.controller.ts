import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
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
import { Asker, type Asking } from '#platform/http/asking';
import { InvalidInput } from '#platform/http/invalid-input';
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
    summary: 'The bank’s result sheet (.xlsx), matched line by line.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'One key a command you mean.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiOkResponse({ standardSchema: ResultsAnswer })
  @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async import(
    @Param('id', { schema: Id }) id: string,
    @Req() request: FastifyRequest,
    @Asker() asking: Asking,
  ): Promise<ResultsAnswer> {
    return this.bus.execute(new ImportResultsCommand(id, await fileIn(request), asking));
  }
}

/** @throws InvalidInput when there is no file; the shell bounds how large one may be. */
async function fileIn(request: FastifyRequest): Promise<Uint8Array> {
  const file = request.isMultipart() ? await request.file() : undefined;
  if (file?.fieldname !== 'file') {
    throw new InvalidInput([{ path: ['file'], message: 'the sheet is missing' }]);
  }
  return file.toBuffer();
}

import { Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BankFileQuery } from '#contracts/reward/commands';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { Asker, type Asking } from '#platform/http/asking';
import { ExportBatchCommand } from './export-batch.handler.js';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class ExportBatchController {
  constructor(private readonly bus: CommandBus) {}

  @Post('batches/:id/export')
  @HttpCode(200)
  @Permission('reward.record-export')
  @ApiOperation({
    operationId: 'reward.record-export',
    summary:
      'The batch as a sheet for the treasury or the bank, in its own columns where a template is ' +
      'named; that it left is recorded.',
  })
  @ApiQueryOf(BankFileQuery)
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'One key a command you mean.',
  })
  @ApiOkResponse({
    description:
      'The sheet, or several in a ZIP where the bank takes fewer rows; the same batch always gives ' +
      'the same file.',
    headers: {
      'content-disposition': { schema: { type: 'string' } },
      'x-sheet-sha256': { description: 'SHA-256 of the file, in hex.', schema: { type: 'string' } },
    },
    content: {
      ...{ [xlsxType]: binary, 'text/csv': binary, 'text/plain': binary },
      'application/zip': binary,
    },
  })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async export(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: BankFileQuery }) query: BankFileQuery,
    @Asker() asking: Asking,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new ExportBatchCommand(id, query, asking);
    const { name, mediaType, bytes, sha256 } = await this.bus.execute(command);
    await reply
      .status(200)
      .headers({
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${name}"`,
        'x-sheet-sha256': sha256,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(Buffer.from(bytes));
  }
}

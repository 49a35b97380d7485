import { Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
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
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Asker, type Asking } from '#platform/http/asking';
import { ExportBatchCommand } from './export-batch.handler.js';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
    summary: 'The batch as a sheet for the treasury or the bank; that it left is recorded.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'One key a command you mean.',
  })
  @ApiOkResponse({
    description: 'The sheet; the same batch always gives the same file.',
    headers: {
      'content-disposition': { schema: { type: 'string' } },
      'x-sheet-sha256': { description: 'SHA-256 of the file, in hex.', schema: { type: 'string' } },
    },
    content: { [xlsxType]: { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async export(
    @Param('id', { schema: Id }) id: string,
    @Asker() asking: Asking,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, sha256 } = await this.bus.execute(new ExportBatchCommand(id, asking));
    await reply
      .status(200)
      .headers({
        'content-type': xlsxType,
        'content-disposition': `attachment; filename="batch-${id}.xlsx"`,
        'x-sheet-sha256': sha256,
        'cache-control': 'no-store',
      })
      .send(Buffer.from(bytes));
  }
}

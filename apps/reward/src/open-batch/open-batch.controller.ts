import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { OpenBatch } from '#contracts/reward/commands';
import { BatchAnswer } from '#contracts/reward/views';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Asker, type Asking } from '#platform/http/asking';
import { OpenBatchCommand } from './open-batch.handler.js';

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class OpenBatchController {
  constructor(private readonly bus: CommandBus) {}

  @Post('batches')
  @HttpCode(200)
  @Permission('reward.open-batch')
  @ApiOperation({
    operationId: 'reward.open-batch',
    summary: 'Put approved payments of one fund into a batch; their cases place them one by one.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'One key a command you mean.',
  })
  @ApiOkResponse({ standardSchema: BatchAnswer })
  @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async open(
    @Body({ schema: OpenBatch }) body: OpenBatch,
    @Asker() asking: Asking,
  ): Promise<BatchAnswer> {
    return this.bus.execute(new OpenBatchCommand(body, asking));
  }
}

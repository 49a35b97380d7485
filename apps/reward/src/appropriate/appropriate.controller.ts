import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Appropriate } from '#contracts/reward/commands';
import { FundAnswer } from '#contracts/reward/views';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Asker, type Asking } from '#platform/http/asking';
import { AppropriateCommand } from './appropriate.handler.js';

@ApiTags('reward')
@ApiBearerAuth()
@Controller('api/reward')
export class AppropriateController {
  constructor(private readonly bus: CommandBus) {}

  @Post('funds/:id/appropriate')
  @HttpCode(200)
  @Permission('reward.appropriate')
  @ApiOperation({
    operationId: 'reward.appropriate',
    summary: 'Add money to a fund’s fiscal year, with the reason.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'One key a command you mean.',
  })
  @ApiOkResponse({ standardSchema: FundAnswer })
  @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
  @ApiResponse({ status: 404, description: 'No such fund', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async appropriate(
    @Param('id', { schema: Id }) fundId: string,
    @Body({ schema: Appropriate }) body: Appropriate,
    @Asker() asking: Asking,
  ): Promise<FundAnswer> {
    return this.bus.execute(new AppropriateCommand(fundId, body, asking));
  }
}

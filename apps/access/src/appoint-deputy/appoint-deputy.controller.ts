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
import { AppointDeputy } from '#contracts/access/commands';
import { DeputyShown } from '#contracts/access/views';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Asker, type Asking } from '#platform/http/asking';
import { AppointDeputyCommand } from './appoint-deputy.handler.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class AppointDeputyController {
  constructor(private readonly bus: CommandBus) {}

  @Post('deputies')
  @HttpCode(200)
  @Permission('access.appoint-deputy')
  @ApiOperation({
    operationId: 'access.appoint-deputy',
    summary: 'Somebody stands in for an absent person (AB角), from day to day.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key a command you mean.' })
  @ApiOkResponse({ standardSchema: DeputyShown })
  @ApiResponse({ status: 404, description: 'Unknown person', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async appoint(
    @Body({ schema: AppointDeputy }) body: AppointDeputy,
    @Asker() asking: Asking,
  ): Promise<DeputyShown> {
    return this.bus.execute(new AppointDeputyCommand(body, asking));
  }
}

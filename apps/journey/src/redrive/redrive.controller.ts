import { Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Redriven } from '#contracts/journey/stuck';
import { Permission } from '#platform/access/sign-in-guard';
import { Asker, type Asking } from '#platform/http/asking';
import { RedriveCommand } from './redrive.handler.js';

@ApiTags('journey')
@ApiBearerAuth()
@Controller('api/journey')
export class RedriveController {
  constructor(private readonly bus: CommandBus) {}

  @Post('stuck/redrive')
  @HttpCode(200)
  @Permission('journey.redrive')
  @ApiOperation({
    operationId: 'journey.redrive',
    summary: 'Sends all dead letters again to where they came from; twice changes nothing.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key a command you mean.' })
  @ApiOkResponse({ standardSchema: Redriven })
  async redrive(@Asker() asking: Asking): Promise<Redriven> {
    return this.bus.execute(new RedriveCommand(asking));
  }
}

import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StuckView } from '#contracts/journey/stuck';
import { Permission } from '#platform/access/sign-in-guard';
import { ListStuck } from './list-stuck.handler.js';

@ApiTags('journey')
@ApiBearerAuth()
@Controller('api/journey')
export class ListStuckController {
  constructor(private readonly bus: QueryBus) {}

  @Get('stuck')
  @Permission('journey.list-stuck')
  @ApiOperation({
    operationId: 'journey.list-stuck',
    summary: 'Events and messages the journey set aside: what waits, since when and why.',
  })
  @ApiOkResponse({ standardSchema: StuckView })
  async list(): Promise<StuckView> {
    return this.bus.execute(new ListStuck());
  }
}

import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DeputyShown } from '#contracts/access/views';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { EndDeputyCommand } from './end-deputy.handler.js';

/** No Idempotency-Key: a deputyship ends once, however often it is asked for. */
@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class EndDeputyController {
  constructor(private readonly bus: CommandBus) {}

  @Post('deputies/:deputyshipId/end')
  @HttpCode(200)
  @Permission('access.end-deputy')
  @ApiOperation({
    operationId: 'access.end-deputy',
    summary: 'Ends a deputyship before its time; the deputy’s last token ends within 15 minutes.',
  })
  @ApiOkResponse({ standardSchema: DeputyShown })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async end(
    @Param('deputyshipId', { schema: Id }) deputyshipId: string,
    @Viewer() viewing: Viewing,
  ): Promise<DeputyShown> {
    return this.bus.execute(new EndDeputyCommand(deputyshipId, viewing));
  }
}

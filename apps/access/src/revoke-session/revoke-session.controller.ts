import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { RevokeSessionCommand } from './revoke-session.handler.js';

/** No Idempotency-Key: a session is revoked once, however often it is asked for. */
@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class RevokeSessionController {
  constructor(private readonly bus: CommandBus) {}

  @Post('sessions/:sessionId/revoke')
  @HttpCode(204)
  @Permission('access.revoke-session')
  @ApiOperation({
    operationId: 'access.revoke-session',
    summary:
      'Ends one of your sessions, or as an administrator anybody’s: it refreshes nothing from now on, its last token ends within 15 minutes.',
  })
  @ApiNoContentResponse()
  @ApiResponse({ status: 404, description: 'Unknown, or not yours', standardSchema: Problem })
  async revoke(
    @Param('sessionId', { schema: Id }) sessionId: string,
    @Viewer() viewing: Viewing,
  ): Promise<void> {
    await this.bus.execute(new RevokeSessionCommand(sessionId, viewing));
  }
}

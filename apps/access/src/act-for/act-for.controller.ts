import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActFor } from '#contracts/access/commands';
import { ActingFor } from '#contracts/access/views';
import { Problem } from '#contracts/shared/problem';
import { CurrentSession, Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { setTokenCookie } from '../token-cookie.js';
import { ActForCommand } from './act-for.handler.js';

/** No Idempotency-Key: it leaves nothing but a token. Refreshing makes the deputy oneself again. */
@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ActForController {
  constructor(private readonly bus: CommandBus) {}

  @Post('act-for')
  @HttpCode(200)
  @Permission('access.act-for')
  @ApiOperation({
    operationId: 'access.act-for',
    summary: 'A deputy’s token: the absent person’s unit and roles, by the deputy’s own hand.',
  })
  @ApiOkResponse({ standardSchema: ActingFor })
  @ApiResponse({ status: 401, description: 'The session is over', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'No deputy today', standardSchema: Problem })
  async actFor(
    @Body({ schema: ActFor }) body: ActFor,
    @Viewer() viewing: Viewing,
    @CurrentSession() sessionId: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActingFor> {
    const acting = await this.bus.execute(new ActForCommand(body, viewing, sessionId));
    setTokenCookie(request, reply, acting.token);
    return acting;
  }
}

import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignedIn } from '#contracts/access/views';
import { Problem } from '#contracts/shared/problem';
import { Open } from '#platform/access/sign-in-guard';
import { languageOf } from '#platform/http/language';
import { refreshOf, setSessionCookie, setTokenCookie } from '../token-cookie.js';
import { RefreshCommand } from './refresh.handler.js';

/** Open, because the token may have expired: the refresh secret is what is asked for. */
@ApiTags('access')
@Controller('api/access')
export class RefreshController {
  constructor(private readonly bus: CommandBus) {}

  @Post('refresh')
  @HttpCode(200)
  @Open(true)
  @ApiOperation({
    operationId: 'access.refresh',
    summary: 'A new token for the cookie duet-session (or the same as a bearer), which changes.',
  })
  @ApiOkResponse({ standardSchema: SignedIn })
  @ApiResponse({ status: 401, description: 'The session is over', standardSchema: Problem })
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const language = languageOf(request.headers['accept-language']);
    const { signedIn, refresh } = await this.bus.execute(
      new RefreshCommand(refreshOf(request), language),
    );
    setTokenCookie(request, reply, signedIn.token);
    if (refresh !== undefined) setSessionCookie(request, reply, refresh);
    return signedIn;
  }
}

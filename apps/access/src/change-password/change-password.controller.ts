import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePassword } from '#contracts/access/commands';
import { SignedIn } from '#contracts/access/views';
import { Problem } from '#contracts/shared/problem';
import { Open } from '#platform/access/sign-in-guard';
import { languageOf } from '#platform/http/language';
import { setSessionCookie, setTokenCookie } from '../token-cookie.js';
import { ChangePasswordCommand } from './change-password.handler.js';

/** Open, because whoever holds a one-time password gets no token with it. */
@ApiTags('access')
@Controller('api/access')
export class ChangePasswordController {
  constructor(private readonly bus: CommandBus) {}

  @Post('change-password')
  @HttpCode(200)
  @Open(true)
  @ApiOperation({
    operationId: 'access.change-password',
    summary: 'A password of your own for the one before; signs you in, and ends your other sessions.',
  })
  @ApiOkResponse({ standardSchema: SignedIn })
  @ApiResponse({ status: 400, description: 'Not a good password', standardSchema: Problem })
  @ApiResponse({ status: 401, description: 'Wrong account or password', standardSchema: Problem })
  @ApiResponse({ status: 429, description: 'Too many failures', standardSchema: Problem })
  async change(
    @Body({ schema: ChangePassword }) body: ChangePassword,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const language = languageOf(request.headers['accept-language']);
    const { signedIn, refresh } = await this.bus.execute(new ChangePasswordCommand(body, language));
    setTokenCookie(request, reply, signedIn.token);
    setSessionCookie(request, reply, refresh);
    return signedIn;
  }
}

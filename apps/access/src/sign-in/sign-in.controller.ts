import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignIn } from '#contracts/access/commands';
import { SignedIn } from '#contracts/access/views';
import { Problem } from '#contracts/shared/problem';
import { Open } from '#platform/access/sign-in-guard';
import { languageOf } from '#platform/http/language';
import { setSessionCookie, setTokenCookie } from '../token-cookie.js';
import { SignInCommand } from './sign-in.handler.js';

@ApiTags('access')
@Controller('api/access')
export class SignInController {
  constructor(private readonly bus: CommandBus) {}

  @Post('sign-in')
  @HttpCode(200)
  @Open(true)
  @ApiOperation({
    operationId: 'access.sign-in',
    summary: 'Account and password for a token, which browsers get as a cookie too.',
  })
  @ApiOkResponse({ standardSchema: SignedIn })
  @ApiResponse({ status: 401, description: 'Wrong account or password', standardSchema: Problem })
  @ApiResponse({ status: 429, description: 'Too many failures', standardSchema: Problem })
  async signIn(
    @Body({ schema: SignIn }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const language = languageOf(request.headers['accept-language']);
    const { signedIn, refresh } = await this.bus.execute(new SignInCommand(body, language));
    setTokenCookie(request, reply, signedIn.token);
    setSessionCookie(request, reply, refresh);
    return signedIn;
  }
}

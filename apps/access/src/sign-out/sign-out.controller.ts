import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open, tokenOf } from '#platform/access/sign-in-guard';
import { clearCookies, refreshOf } from '../token-cookie.js';
import { SignOutCommand } from './sign-out.handler.js';

/** Open, because somebody whose token has expired signs out as well. */
@ApiTags('access')
@Controller('api/access')
export class SignOutController {
  constructor(private readonly bus: CommandBus) {}

  @Post('sign-out')
  @HttpCode(204)
  @Open(true)
  @ApiOperation({
    operationId: 'access.sign-out',
    summary: 'Ends the session; the browser forgets its token.',
  })
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    clearCookies(request, reply);
    await this.bus.execute(new SignOutCommand(refreshOf(request), tokenOf(request)));
  }
}

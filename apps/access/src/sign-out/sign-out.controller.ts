import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '#platform/access/sign-in-guard';
import { clearTokenCookie } from '../token-cookie.js';

/** Open, because somebody whose token has expired signs out as well. */
@ApiTags('access')
@Controller('api/access')
export class SignOutController {
  @Post('sign-out')
  @HttpCode(204)
  @Open(true)
  @ApiOperation({ operationId: 'access.sign-out', summary: 'The browser forgets its token.' })
  @ApiNoContentResponse()
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    clearTokenCookie(request, reply);
  }
}

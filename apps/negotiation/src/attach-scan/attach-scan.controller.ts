import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Answer } from '#contracts/shared/answer';
import { documentBytesMax } from '#contracts/pack/pack';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiFileBody } from '#platform/http/api-file-body';
import { Asker, type Asking } from '#platform/http/asking';
import { receivedFile } from '#platform/http/received-file';
import { AttachScanCommand } from './attach-scan.handler.js';

/** `POST /api/negotiation/cases/{caseId}/attach-scan`: the signed paper hangs on the signed terms. */
@ApiTags('negotiation')
@ApiBearerAuth()
@Controller('api/negotiation')
export class AttachScanController {
  constructor(private readonly bus: CommandBus) {}

  @Post('cases/:caseId/attach-scan')
  @HttpCode(200)
  @Permission('negotiation.attach-scan')
  @ApiOperation({
    operationId: 'negotiation.attach-scan',
    summary: 'Attach a scan of the signed paper (a document by its content, up to 50 MB).',
  })
  @ApiFileBody()
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key an upload you mean.' })
  @ApiOkResponse({ standardSchema: Answer })
  @ApiResponse({ status: 400, description: 'No document of these types', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  @ApiResponse({ status: 413, description: 'Larger than 50 MB', standardSchema: Problem })
  async attach(
    @Param('caseId', { schema: Id }) caseId: string,
    @Req() request: FastifyRequest,
    @Asker() asking: Asking,
  ): Promise<Answer> {
    const file = await receivedFile(request, documentBytesMax);
    return this.bus.execute(new AttachScanCommand(caseId, file, asking));
  }
}

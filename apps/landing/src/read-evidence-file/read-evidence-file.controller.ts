import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { sendFile } from '#platform/http/file-reply';
import { ReadEvidenceFile } from './read-evidence-file.handler.js';

/** `GET /api/landing/cases/{caseId}/evidence-files/{id}`: for whoever sees the landing. */
@ApiTags('landing')
@ApiBearerAuth()
@Controller('api/landing')
export class ReadEvidenceFileController {
  constructor(private readonly bus: QueryBus) {}

  @Get('cases/:caseId/evidence-files/:id')
  @Permission('landing.read-evidence-file')
  @ApiOperation({
    operationId: 'landing.read-evidence-file',
    summary: 'The file as it was uploaded.',
  })
  @ApiOkResponse({
    description: 'The file, named as it was uploaded.',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  async read(
    @Param('caseId', { schema: Id }) caseId: string,
    @Param('id', { schema: Id }) id: string,
    @Viewer() viewing: Viewing,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.bus.execute(new ReadEvidenceFile(caseId, id, viewing)));
  }
}

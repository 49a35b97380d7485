import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { sendFile } from '#platform/http/file-reply';
import { ReadScan } from './read-scan.handler.js';

/** `GET /api/negotiation/cases/{caseId}/scans/{id}`: for whoever sees the negotiation. */
@ApiTags('negotiation')
@ApiBearerAuth()
@Controller('api/negotiation')
export class ReadScanController {
  constructor(private readonly bus: QueryBus) {}

  @Get('cases/:caseId/scans/:id')
  @Permission('negotiation.read-scan')
  @ApiOperation({
    operationId: 'negotiation.read-scan',
    summary: 'A scan of the signed paper, as it was attached.',
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
    await sendFile(reply, await this.bus.execute(new ReadScan(caseId, id, viewing)));
  }
}

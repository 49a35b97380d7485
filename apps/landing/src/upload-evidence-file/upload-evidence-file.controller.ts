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
import { EvidenceFile } from '#contracts/landing/views';
import { documentBytesMax } from '#contracts/pack/pack';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiFileBody } from '#platform/http/api-file-body';
import { Asker, type Asking } from '#platform/http/asking';
import { receivedFile } from '#platform/http/received-file';
import { UploadEvidenceFileCommand } from './upload-evidence-file.handler.js';

/** `POST /api/landing/cases/{caseId}/evidence-files`: kept for this case until evidence names it. */
@ApiTags('landing')
@ApiBearerAuth()
@Controller('api/landing')
export class UploadEvidenceFileController {
  constructor(private readonly bus: CommandBus) {}

  @Post('cases/:caseId/evidence-files')
  @HttpCode(200)
  @Permission('landing.upload-evidence-file')
  @ApiOperation({
    operationId: 'landing.upload-evidence-file',
    summary: 'Upload a document (PDF, OFD, PNG, JPEG, DOCX or XLSX by its content, up to 50 MB).',
  })
  @ApiFileBody()
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key an upload you mean.' })
  @ApiOkResponse({ standardSchema: EvidenceFile })
  @ApiResponse({ status: 400, description: 'No document of these types', standardSchema: Problem })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  @ApiResponse({ status: 413, description: 'Larger than 50 MB', standardSchema: Problem })
  async upload(
    @Param('caseId', { schema: Id }) caseId: string,
    @Req() request: FastifyRequest,
    @Asker() asking: Asking,
  ): Promise<EvidenceFile> {
    const file = await receivedFile(request, documentBytesMax);
    return this.bus.execute(new UploadEvidenceFileCommand(caseId, file, asking));
  }
}

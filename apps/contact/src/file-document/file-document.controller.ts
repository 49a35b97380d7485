import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
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
import { FileDocument } from '#contracts/contact/documents';
import { Answer } from '#contracts/shared/answer';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiFileBody } from '#platform/http/api-file-body';
import { Asker, type Asking } from '#platform/http/asking';
import { InvalidInput } from '#platform/http/invalid-input';
import { receivedForm } from '#platform/http/received-file';
import { HOUSE, type House } from '#platform/service/house';
import { FileDocumentCommand } from './file-document.handler.js';

const said = {
  kind: { type: 'string', description: 'One of the catalogue’s `documentKinds`.' },
  aboutId: { type: 'string', description: 'Register id of whom it is about, if about one.' },
} as const;

/** `POST /api/contact/cases/{caseId}/file-document`: a document (材料) is filed with the case. */
@ApiTags('contact')
@ApiBearerAuth()
@Controller('api/contact')
export class FileDocumentController {
  constructor(
    private readonly bus: CommandBus,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  @Post('cases/:caseId/file-document')
  @HttpCode(200)
  @Permission('contact.file-document')
  @ApiOperation({
    operationId: 'contact.file-document',
    summary:
      'File a document with the case (PDF, OFD, PNG, JPEG, DOCX or XLSX by its content); the pack says how large.',
  })
  @ApiFileBody(said)
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key an upload you mean.' })
  @ApiOkResponse({ standardSchema: Answer })
  @ApiResponse({ status: 400, description: 'No document of these types or kinds', standardSchema: Problem })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  @ApiResponse({ status: 413, description: 'Larger than the pack allows', standardSchema: Problem })
  async file(
    @Param('caseId', { schema: Id }) caseId: string,
    @Req() request: FastifyRequest,
    @Asker() asking: Asking,
  ): Promise<Answer> {
    const { bytesMax } = this.house.pack.caseDocuments;
    const { file, fields } = await receivedForm(request, bytesMax.value);
    const stated = FileDocument.safeParse(Object.fromEntries(fields));
    if (!stated.success) throw new InvalidInput(stated.error.issues);
    return this.bus.execute(new FileDocumentCommand(caseId, { file, stated: stated.data }, asking));
  }
}

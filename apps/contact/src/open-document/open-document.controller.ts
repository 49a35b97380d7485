import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenDocument } from '#contracts/contact/documents';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Asker, type Asking } from '#platform/http/asking';
import { sendFile } from '#platform/http/file-reply';
import { OpenDocumentCommand } from './open-document.handler.js';

/** `POST /api/contact/cases/{caseId}/documents/{id}/open`: a POST, for it leaves a record. */
@ApiTags('contact')
@ApiBearerAuth()
@Controller('api/contact')
export class OpenDocumentController {
  constructor(private readonly bus: CommandBus) {}

  @Post('cases/:caseId/documents/:id/open')
  @HttpCode(200)
  @Permission('contact.open-document')
  @ApiOperation({
    operationId: 'contact.open-document',
    summary: 'The document as it was filed; that you opened it is recorded.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key an opening you mean.' })
  @ApiOkResponse({
    description: 'The file, named as it was uploaded.',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 404, description: 'Unknown, hidden, withdrawn or erased', standardSchema: Problem })
  async open(
    @Param('caseId', { schema: Id }) caseId: string,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: OpenDocument }) body: OpenDocument,
    @Asker() asking: Asking,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.bus.execute(new OpenDocumentCommand(caseId, id, body, asking)));
  }
}

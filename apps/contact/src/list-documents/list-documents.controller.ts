import { Controller, Get, Headers, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { DocumentsView } from '#contracts/contact/documents';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ListDocuments } from './list-documents.handler.js';

/** `GET /api/contact/cases/{caseId}/documents`: what was filed, as far as this viewer may read it. */
@ApiTags('contact')
@ApiBearerAuth()
@Controller('api/contact')
export class ListDocumentsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('cases/:caseId/documents')
  @Permission('contact.list-documents')
  @ApiOperation({
    operationId: 'contact.list-documents',
    summary: 'The documents of a case, for whoever sees the lead or brings evaluation’s reading pass.',
  })
  @ApiHeader({ name: 'Reading-Pass', required: false, description: 'Evaluation’s, for you and this case.' })
  @ApiOkResponse({ standardSchema: DocumentsView })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  list(
    @Param('caseId', { schema: Id }) caseId: string,
    @Headers('reading-pass') pass: string | undefined,
    @Viewer() viewing: Viewing,
  ): Promise<DocumentsView> {
    return this.bus.execute(new ListDocuments(caseId, viewing, pass));
  }
}

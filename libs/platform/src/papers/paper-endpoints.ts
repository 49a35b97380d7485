import { Body, Controller, Get, HttpCode, Param, Post, Req, Res, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PrintPaper } from '#contracts/papers/commands';
import { FormsView, PapersView } from '#contracts/papers/views';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '../access/sign-in-guard.js';
import { Asker, Viewer, type Asking, type Viewing } from '../http/asking.js';
import { sendFile } from '../http/file-reply.js';
import { receivedFile } from '../http/received-file.js';
import { PaperDesk } from './paper-desk.js';

/** Services that print papers; each has the same four endpoints. */
export type PrintingService = 'evaluation' | 'negotiation' | 'reward';

const binary = { schema: { type: 'string', format: 'binary' } } as const;
const key = { name: 'Idempotency-Key', required: true, description: 'One key a command you mean.' };
/** A form is a few pages. */
const formBytesMax = 5 * 1024 * 1024;

/** What may be printed of a case, and printing it. */
export function printingController(service: PrintingService): Type<unknown> {
  @ApiTags(service)
  @ApiBearerAuth()
  @Controller(`api/${service}`)
  class PrintingController {
    constructor(private readonly desk: PaperDesk) {}

    @Get('cases/:id/papers')
    @Permission(`${service}.list-papers`)
    @ApiOperation({ operationId: `${service}.list-papers`, summary: 'What you may print of the case.' })
    @ApiOkResponse({ standardSchema: PapersView })
    @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
    list(@Param('id', { schema: Id }) id: string, @Viewer() viewing: Viewing): Promise<PapersView> {
      return this.desk.list(id, viewing);
    }

    @Post('cases/:caseId/papers/:paper')
    @HttpCode(200)
    @Permission(`${service}.print-paper`)
    @ApiOperation({
      operationId: `${service}.print-paper`,
      summary: 'Print a paper as .docx or PDF, as far as you see the case; that it left is recorded.',
    })
    @ApiHeader(key)
    @ApiOkResponse({ description: 'The paper.', content: { 'application/octet-stream': binary } })
    @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
    @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
    @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
    async print(
      @Param('caseId', { schema: Id }) caseId: string,
      @Param('paper', { schema: Id }) paper: string,
      @Body({ schema: PrintPaper }) body: PrintPaper,
      @Asker() asking: Asking,
      @Res() reply: FastifyReply,
    ): Promise<void> {
      await sendFile(reply, await this.desk.print(caseId, paper, body, asking));
    }
  }
  Object.defineProperty(PrintingController, 'name', { value: `${service}PrintingController` });
  return PrintingController;
}

/** The office's own forms: which there are, and bringing one. */
export function formsController(service: PrintingService): Type<unknown> {
  @ApiTags(service)
  @ApiBearerAuth()
  @Controller(`api/${service}/paper-forms`)
  class FormsController {
    constructor(private readonly desk: PaperDesk) {}

    @Get()
    @Permission(`${service}.list-forms`)
    @ApiOperation({
      operationId: `${service}.list-forms`,
      summary: 'The office’s own forms, and which fields a form may have.',
    })
    @ApiOkResponse({ standardSchema: FormsView })
    list(): Promise<FormsView> {
      return this.desk.showForms();
    }

    @Post(':paper')
    @HttpCode(200)
    @Permission(`${service}.add-form`)
    @ApiOperation({
      operationId: `${service}.add-form`,
      summary: 'Bring the office’s own form (.docx with {字段}); from now on it is the one filled.',
    })
    @ApiConsumes('multipart/form-data')
    @ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    })
    @ApiHeader(key)
    @ApiOkResponse({ standardSchema: FormsView })
    @ApiResponse({ status: 400, description: 'No form, or unknown fields', standardSchema: Problem })
    async add(
      @Param('paper', { schema: Id }) paper: string,
      @Req() request: FastifyRequest,
      @Asker() asking: Asking,
    ): Promise<FormsView> {
      return this.desk.addForm(paper, await receivedFile(request, formBytesMax), asking);
    }
  }
  Object.defineProperty(FormsController, 'name', { value: `${service}FormsController` });
  return FormsController;
}

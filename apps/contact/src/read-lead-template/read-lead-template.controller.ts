import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Permission } from '#platform/access/sign-in-guard';
import { sendFile } from '#platform/http/file-reply';
import { spreadsheetType } from '#platform/sheets/spreadsheet';
import { ReadLeadTemplate } from './read-lead-template.handler.js';

/** `GET /api/contact/imports/template`: an empty lead sheet for whoever keeps none yet. */
@ApiTags('contact')
@ApiBearerAuth()
@Controller('api/contact')
export class ReadLeadTemplateController {
  constructor(private readonly bus: QueryBus) {}

  @Get('imports/template')
  @Permission('contact.read-lead-template')
  @ApiOperation({
    operationId: 'contact.read-lead-template',
    summary: 'A lead sheet to fill in: drop-downs of districts and industries, notes, one example row.',
  })
  @ApiOkResponse({
    description: 'An .xlsx file.',
    content: { [spreadsheetType]: { schema: { type: 'string', format: 'binary' } } },
  })
  async read(@Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.bus.execute(new ReadLeadTemplate()));
  }
}

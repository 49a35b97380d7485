import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { sendFile } from '#platform/http/file-reply';
import { spreadsheetType } from '#platform/sheets/spreadsheet';
import { ReadRefusedRows } from './read-refused-rows.handler.js';

/** `GET /api/contact/imports/{id}/refused-rows`: for whoever sees the import. */
@ApiTags('contact')
@ApiBearerAuth()
@Controller('api/contact')
export class ReadRefusedRowsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('imports/:id/refused-rows')
  @Permission('contact.read-refused-rows')
  @ApiOperation({
    operationId: 'contact.read-refused-rows',
    summary: 'The same sheet with the rows that were refused and a column 错误原因, to correct and send again.',
  })
  @ApiOkResponse({
    description: 'An .xlsx file.',
    content: { [spreadsheetType]: { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
  async read(
    @Param('id', { schema: Id }) id: string,
    @Viewer() viewing: Viewing,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.bus.execute(new ReadRefusedRows(id, viewing)));
  }
}

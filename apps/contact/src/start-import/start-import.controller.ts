import { Controller, HttpCode, Post, Req } from '@nestjs/common';
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
import { ImportAnswer } from '#contracts/contact/views';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiFileBody } from '#platform/http/api-file-body';
import { Asker, type Asking } from '#platform/http/asking';
import { receivedSheet, statedField } from '../received-sheet.js';
import { StartImportCommand } from './start-import.handler.js';

/** `POST /api/contact/imports`: the answer comes once every row is recorded; cases open after it. */
@ApiTags('contact')
@ApiBearerAuth()
@Controller('api/contact')
export class StartImportController {
  constructor(private readonly bus: CommandBus) {}

  @Post('imports')
  @HttpCode(200)
  @Permission('contact.start-import')
  @ApiOperation({
    operationId: 'contact.start-import',
    summary:
      'Upload a sheet of leads (.xlsx, .xls, .csv in UTF-8 or GBK; 20 MB, 10,000 rows): each row opens a case.',
  })
  @ApiFileBody(statedField)
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key an upload you mean.' })
  @ApiOkResponse({ standardSchema: ImportAnswer })
  @ApiResponse({ status: 400, description: 'No sheet that can be read', standardSchema: Problem })
  @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
  async start(@Req() request: FastifyRequest, @Asker() asking: Asking): Promise<ImportAnswer> {
    const { file, stated } = await receivedSheet(request);
    return this.bus.execute(new StartImportCommand(file, asking, stated));
  }
}

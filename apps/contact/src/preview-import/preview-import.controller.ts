import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ImportPreview } from '#contracts/contact/imports';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiFileBody } from '#platform/http/api-file-body';
import { Viewer, type Viewing } from '#platform/http/asking';
import { receivedSheet, statedField } from '../received-sheet.js';
import { PreviewImport } from './preview-import.handler.js';

/** `POST /api/contact/imports/preview`: a question with a file in it; nothing of it is kept. */
@ApiTags('contact')
@ApiBearerAuth()
@Controller('api/contact')
export class PreviewImportController {
  constructor(private readonly bus: QueryBus) {}

  @Post('imports/preview')
  @HttpCode(200)
  @Permission('contact.preview-import')
  @ApiOperation({
    operationId: 'contact.preview-import',
    summary: 'What an import of this sheet would do, row by row, with what a person says of it.',
  })
  @ApiFileBody(statedField)
  @ApiOkResponse({ standardSchema: ImportPreview })
  @ApiResponse({ status: 400, description: 'No sheet that can be read', standardSchema: Problem })
  async preview(@Req() request: FastifyRequest, @Viewer() viewing: Viewing): Promise<ImportPreview> {
    const { file, stated } = await receivedSheet(request);
    return this.bus.execute(new PreviewImport(file, stated, viewing));
  }
}

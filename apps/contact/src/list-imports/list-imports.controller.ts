import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListImports } from '#contracts/contact/imports';
import { ImportsPage } from '#contracts/contact/views';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ListImportsQuery } from './list-imports.handler.js';

@ApiTags('contact')
@ApiBearerAuth()
@Controller('api/contact')
export class ListImportsController {
  constructor(private readonly bus: QueryBus) {}

  @Get('imports')
  @Permission('contact.list-imports')
  @ApiQueryOf(ListImports)
  @ExportsAsSheet('contact.list-imports')
  @ApiOperation({
    operationId: 'contact.list-imports',
    summary: 'Sheets of leads you may look at, the newest first, and how far each is.',
  })
  @ApiOkResponse({ standardSchema: ImportsPage })
  async list(
    @Query({ schema: ListImports }) query: ListImports,
    @Viewer() viewing: Viewing,
  ): Promise<ImportsPage> {
    return this.bus.execute(new ListImportsQuery(query, viewing));
  }
}

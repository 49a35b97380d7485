import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { BoardQuery, BoardView } from '#contracts/journey/views';
import { Problem } from '#contracts/shared/problem';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { ExportsAsSheet } from '#platform/http/list-export';
import { ShowBoard } from './show-board.handler.js';

@ApiTags('journey')
@ApiBearerAuth()
@Controller('api/journey')
export class ShowBoardController {
  constructor(private readonly bus: QueryBus) {}

  @Get('board')
  @Permission('journey.show-board')
  @ApiQueryOf(BoardQuery)
  @ExportsAsSheet('journey.show-board')
  @ApiOperation({
    operationId: 'journey.show-board',
    summary: 'The cases you may see, by where they stand, newest first.',
  })
  @ApiOkResponse({ standardSchema: BoardView })
  @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
  async show(
    @Query({ schema: BoardQuery }) query: BoardQuery,
    @Viewer() viewing: Viewing,
  ): Promise<BoardView> {
    return this.bus.execute(new ShowBoard(query, viewing));
  }
}

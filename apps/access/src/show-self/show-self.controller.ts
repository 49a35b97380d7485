import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SelfView } from '#contracts/access/views';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ShowSelf } from './show-self.handler.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ShowSelfController {
  constructor(private readonly bus: QueryBus) {}

  @Get('self')
  @Permission('access.show-self')
  @ApiOperation({ operationId: 'access.show-self', summary: 'Who you are signed in as.' })
  @ApiOkResponse({ standardSchema: SelfView })
  async show(@Viewer() viewing: Viewing): Promise<SelfView> {
    return this.bus.execute(new ShowSelf(viewing));
  }
}

import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PackInForce } from '#contracts/access/pack-in-force';
import { Permission } from '#platform/access/sign-in-guard';
import { HOUSE, type House } from '#platform/service/house';
import { packInForceOf } from './pack-in-force-of.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ShowPackController {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Get('pack')
  @Permission('access.show-pack')
  @ApiOperation({
    operationId: 'access.show-pack',
    summary: 'The city’s pack in force: each fact with its document, number and date, or as a sample.',
  })
  @ApiOkResponse({ standardSchema: PackInForce })
  show(): PackInForce {
    return packInForceOf(this.house.pack);
  }
}

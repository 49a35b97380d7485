import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Catalogue } from '#contracts/access/catalogue';
import { Permission } from '#platform/access/sign-in-guard';
import { HOUSE, type House } from '#platform/service/house';
import { catalogueOf } from './catalogue-of.js';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ShowCatalogueController {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Get('catalogue')
  @Permission('access.show-catalogue')
  @ApiOperation({
    operationId: 'access.show-catalogue',
    summary: 'What the ids of the city’s pack are called, in both languages.',
  })
  @ApiOkResponse({ standardSchema: Catalogue })
  show(): Catalogue {
    return catalogueOf(this.house.pack);
  }
}

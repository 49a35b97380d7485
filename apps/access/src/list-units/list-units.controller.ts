import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnitList } from '#contracts/access/views';
import { Permission } from '#platform/access/sign-in-guard';
import { HOUSE, type House } from '#platform/service/house';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ListUnitsController {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Get('units')
  @Permission('access.list-units')
  @ApiOperation({ operationId: 'access.list-units', summary: 'The units of the city’s pack.' })
  @ApiOkResponse({ standardSchema: UnitList })
  list(): UnitList {
    const { units } = this.house.pack;
    return {
      units: units.map(({ unitId, name, parentId }) => ({
        unitId,
        name,
        ...(parentId !== undefined && { parentId }),
      })),
    };
  }
}

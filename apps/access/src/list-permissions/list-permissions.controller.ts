import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PermissionTable } from '#contracts/access/views';
import { permissions } from '#domain/access/permissions';
import { Permission } from '#platform/access/sign-in-guard';

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/access')
export class ListPermissionsController {
  @Get('permissions')
  @Permission('access.list-permissions')
  @ApiOperation({ operationId: 'access.list-permissions', summary: 'Who may do what.' })
  @ApiOkResponse({ standardSchema: PermissionTable })
  list(): PermissionTable {
    return { permissions };
  }
}

import { Controller, Get, Param, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import type { PermissionName } from '#domain/access/permissions';
import { Permission } from '../access/sign-in-guard.js';
import { Viewer, type Viewing } from './asking.js';
import type { StageQuery } from './stage-view.js';

export interface ViewEndpoint<View> {
  readonly permission: PermissionName;
  readonly view: z.ZodType<View>;
  readonly summary: string;
  readonly query: new (id: string, viewing: Viewing) => StageQuery<View>;
  /** Path below `/api/<service>`; its one parameter is `id`. Default: `cases/:id`. */
  readonly path?: string;
}

/** The controller of one view: `GET /api/<service>/cases/{id}`, cut to what the viewer may see. */
export function viewEndpoint<View>(endpoint: ViewEndpoint<View>): Type<unknown> {
  const [service = '', name = ''] = endpoint.permission.split('.');
  const QueryType = endpoint.query;

  @ApiTags(service)
  @ApiBearerAuth()
  @Controller(`api/${service}`)
  class ViewController {
    constructor(private readonly bus: QueryBus) {}

    @Get(endpoint.path ?? 'cases/:id')
    @Permission(endpoint.permission)
    @ApiOperation({ operationId: `${service}.${name}`, summary: endpoint.summary })
    @ApiOkResponse({ standardSchema: endpoint.view })
    @ApiResponse({ status: 404, description: 'Unknown or hidden', standardSchema: Problem })
    async show(@Param('id', { schema: Id }) id: string, @Viewer() viewing: Viewing): Promise<View> {
      return this.bus.execute(new QueryType(id, viewing));
    }
  }
  Object.defineProperty(ViewController, 'name', { value: `${QueryType.name}Controller` });
  return ViewController;
}

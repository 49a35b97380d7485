import { Controller, Get, Param, Query as QueryOf, type Type } from '@nestjs/common';
import { Query, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Id } from '#contracts/shared/fields';
import type { ListName } from '#contracts/shared/list-columns';
import type { PermissionName } from '#domain/access/permissions';
import { Permission } from '#platform/access/sign-in-guard';
import { ApiQueryOf } from '#platform/http/api-query-of';
import { Viewer, type Viewing } from '#platform/http/asking';
import { ExportsAsSheet } from '#platform/http/list-export';

/** A question to the register with its parameters; `entryId` where it is about one entry. */
export abstract class RegisterQuery<Asked, View> extends Query<View> {
  constructor(
    readonly asked: Asked,
    readonly viewing: Viewing,
    readonly entryId: string,
  ) {
    super();
  }
}

interface ListEndpoint<Asked, View> {
  readonly permission: PermissionName;
  /** Path below `/api/register`; its one parameter, if any, is `id`. */
  readonly path: string;
  readonly asked: z.ZodObject & z.ZodType<Asked>;
  readonly view: z.ZodType<View>;
  readonly summary: string;
  /** The list leaves as this sheet too. */
  readonly sheet?: ListName;
  readonly query: new (asked: Asked, viewing: Viewing, entryId: string) => RegisterQuery<Asked, View>;
}

const leavesAsSheet = (sheet: ListName | undefined): MethodDecorator =>
  sheet === undefined ? () => undefined : ExportsAsSheet(sheet);

/** The controller of one question: `GET /api/register/<path>?…`, cut to what the viewer may see. */
export function listEndpoint<Asked, View>(endpoint: ListEndpoint<Asked, View>): Type<unknown> {
  const QueryType = endpoint.query;

  @ApiTags('register')
  @ApiBearerAuth()
  @Controller('api/register')
  class ListController {
    constructor(private readonly bus: QueryBus) {}

    @Get(endpoint.path)
    @Permission(endpoint.permission)
    @ApiQueryOf(endpoint.asked)
    @leavesAsSheet(endpoint.sheet)
    @ApiOperation({ operationId: endpoint.permission, summary: endpoint.summary })
    @ApiOkResponse({ standardSchema: endpoint.view })
    async list(
      @QueryOf({ schema: endpoint.asked }) asked: Asked,
      @Viewer() viewing: Viewing,
      @Param('id', { schema: Id.optional() }) id?: string,
    ): Promise<View> {
      return this.bus.execute(new QueryType(asked, viewing, id ?? ''));
    }
  }
  Object.defineProperty(ListController, 'name', { value: `${QueryType.name}Controller` });
  return ListController;
}

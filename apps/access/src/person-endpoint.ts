import { Body, Controller, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import type { PermissionName } from '#domain/access/permissions';
import { Permission } from '#platform/access/sign-in-guard';
import { Asker, type Asking } from '#platform/http/asking';

export interface PersonEndpoint<Body, View> {
  readonly permission: Extract<PermissionName, `access.${string}`>;
  /** Below `/api/access`; its one parameter, if any, is `personId`. */
  readonly path: string;
  readonly body: z.ZodType<Body>;
  readonly view: z.ZodType<View>;
  readonly summary: string;
  readonly command: new (personId: string, body: Body, asking: Asking) => Command<View>;
}

/** The controller of one decision about somebody's access: the five differ in nothing else. */
export function personEndpoint<Body, View>(endpoint: PersonEndpoint<Body, View>): Type<unknown> {
  const CommandType = endpoint.command;

  @ApiTags('access')
  @ApiBearerAuth()
  @Controller('api/access')
  class PersonController {
    constructor(private readonly bus: CommandBus) {}

    @Post(endpoint.path)
    @HttpCode(200)
    @Permission(endpoint.permission)
    @ApiOperation({ operationId: endpoint.permission, summary: endpoint.summary })
    @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key a command you mean.' })
    @ApiOkResponse({ standardSchema: endpoint.view })
    @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
    @ApiResponse({ status: 404, description: 'Unknown person', standardSchema: Problem })
    @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
    async give(
      @Param('personId', { schema: Id.optional() }) personId: string | undefined,
      @Body({ schema: endpoint.body }) body: Body,
      @Asker() asking: Asking,
    ): Promise<View> {
      return this.bus.execute(new CommandType(personId ?? '', body, asking));
    }
  }
  Object.defineProperty(PersonController, 'name', { value: `${CommandType.name}Controller` });
  return PersonController;
}

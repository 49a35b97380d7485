import { Body, Controller, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { Command, CommandBus } from '@nestjs/cqrs';
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

/** Something to enter into the register, validated, on its way to its handler. */
export abstract class EntryCommand<Body, Answer> extends Command<Answer> {
  constructor(
    readonly body: Body,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Something to do with one entry. */
export abstract class OnEntryCommand<Body, Answer> extends Command<Answer> {
  constructor(
    readonly entryId: string,
    readonly body: Body,
    readonly asking: Asking,
  ) {
    super();
  }
}

interface Endpoint<Body, Answer> {
  readonly permission: PermissionName;
  readonly body: z.ZodType<Body>;
  readonly answer: z.ZodType<Answer>;
  readonly summary: string;
}

interface EntryEndpoint<Body, Answer> extends Endpoint<Body, Answer> {
  /** Path below `/api/register`. */
  readonly path: string;
  readonly command: new (body: Body, asking: Asking) => EntryCommand<Body, Answer>;
}

interface OnEntryEndpoint<Body, Answer> extends Endpoint<Body, Answer> {
  readonly command: new (id: string, body: Body, asking: Asking) => OnEntryCommand<Body, Answer>;
}

const key = { name: 'Idempotency-Key', required: true, description: 'One key a command you mean.' };
const invalid = { status: 400, description: 'Invalid input', standardSchema: Problem };
const unknown = { status: 404, description: 'No such entry', standardSchema: Problem };
const refusal = { status: 409, description: 'Refused by a rule', standardSchema: Problem };

/** The controller of one kind of entry: `POST /api/register/<path>`, the same for all of them. */
export function entryEndpoint<Body, Answer>(endpoint: EntryEndpoint<Body, Answer>): Type<unknown> {
  const CommandType = endpoint.command;

  @ApiTags('register')
  @ApiBearerAuth()
  @Controller('api/register')
  class EntryController {
    constructor(private readonly bus: CommandBus) {}

    @Post(endpoint.path)
    @HttpCode(200)
    @Permission(endpoint.permission)
    @ApiOperation({ operationId: endpoint.permission, summary: endpoint.summary })
    @ApiHeader(key)
    @ApiOkResponse({ standardSchema: endpoint.answer })
    @ApiResponse(invalid)
    @ApiResponse(refusal)
    async enter(
      @Body({ schema: endpoint.body }) body: Body,
      @Asker() asking: Asking,
    ): Promise<Answer> {
      return this.bus.execute(new CommandType(body, asking));
    }
  }
  Object.defineProperty(EntryController, 'name', { value: `${CommandType.name}Controller` });
  return EntryController;
}

/** The controller of a command on an entry: `POST /api/register/entries/{id}/<command>`. */
export function onEntryEndpoint<Body, Answer>(
  endpoint: OnEntryEndpoint<Body, Answer>,
): Type<unknown> {
  const CommandType = endpoint.command;
  const [, name = ''] = endpoint.permission.split('.');

  @ApiTags('register')
  @ApiBearerAuth()
  @Controller('api/register')
  class OnEntryController {
    constructor(private readonly bus: CommandBus) {}

    @Post(`entries/:id/${name}`)
    @HttpCode(200)
    @Permission(endpoint.permission)
    @ApiOperation({ operationId: endpoint.permission, summary: endpoint.summary })
    @ApiHeader(key)
    @ApiOkResponse({ standardSchema: endpoint.answer })
    @ApiResponse(invalid)
    @ApiResponse(unknown)
    @ApiResponse(refusal)
    async give(
      @Param('id', { schema: Id }) id: string,
      @Body({ schema: endpoint.body }) body: Body,
      @Asker() asking: Asking,
    ): Promise<Answer> {
      return this.bus.execute(new CommandType(id, body, asking));
    }
  }
  Object.defineProperty(OnEntryController, 'name', { value: `${CommandType.name}Controller` });
  return OnEntryController;
}

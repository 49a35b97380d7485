import { Body, Controller, HttpCode, Post, type Type } from '@nestjs/common';
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

interface EntryEndpoint<Body, Answer> {
  readonly permission: PermissionName;
  /** Path below `/api/register`. */
  readonly path: string;
  readonly body: z.ZodType<Body>;
  readonly answer: z.ZodType<Answer>;
  readonly summary: string;
  readonly command: new (body: Body, asking: Asking) => EntryCommand<Body, Answer>;
}

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
    @ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'One key a command you mean.',
    })
    @ApiOkResponse({ standardSchema: endpoint.answer })
    @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
    @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
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

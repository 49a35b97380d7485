import { Body, Controller, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { Answer } from '#contracts/shared/answer';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import type { PermissionName } from '#domain/access/permissions';
import { Permission } from '../access/sign-in-guard.js';
import { Asker, type Asking } from './asking.js';
import type { StageCommand } from './stage-command.js';

export interface CommandEndpoint<Body> {
  /** Row of the permission table, `evaluation.give-opinion`; it names service and command. */
  readonly permission: PermissionName;
  readonly body: z.ZodType<Body>;
  readonly summary: string;
  readonly command: new (caseId: string, body: Body, asking: Asking) => StageCommand<Body>;
  /** Path below `/api/<service>` instead of `cases/:caseId/<command>`. */
  readonly path?: string;
}

/**
 * The controller of one stage command: `POST /api/<service>/cases/{caseId}/<command>`, the same
 * everywhere. Its handler decides; this only lets in what the contract allows.
 */
export function commandEndpoint<Body>(endpoint: CommandEndpoint<Body>): Type<unknown> {
  const [service = '', name = ''] = endpoint.permission.split('.');
  const CommandType = endpoint.command;

  @ApiTags(service)
  @ApiBearerAuth()
  @Controller(`api/${service}`)
  class CommandController {
    constructor(private readonly bus: CommandBus) {}

    @Post(endpoint.path ?? `cases/:caseId/${name}`)
    @HttpCode(200)
    @Permission(endpoint.permission)
    @ApiOperation({ operationId: `${service}.${name}`, summary: endpoint.summary })
    @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key a command you mean.' })
    @ApiOkResponse({ standardSchema: Answer })
    @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
    @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
    async give(
      @Param('caseId', { schema: Id.optional() }) caseId: string | undefined,
      @Body({ schema: endpoint.body }) body: Body,
      @Asker() asking: Asking,
    ): Promise<Answer> {
      return this.bus.execute(new CommandType(caseId ?? '', body, asking));
    }
  }
  Object.defineProperty(CommandController, 'name', { value: `${CommandType.name}Controller` });
  return CommandController;
}

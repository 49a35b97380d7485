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
import { ExpertAnswer } from '#contracts/evaluation/experts';
import { Id } from '#contracts/shared/fields';
import { Problem } from '#contracts/shared/problem';
import type { PermissionName } from '#domain/access/permissions';
import { Permission } from '#platform/access/sign-in-guard';
import { Asker, type Asking } from '#platform/http/asking';

/** A validated command about one entry of the register of experts. */
export abstract class ExpertEntryCommand<Body> extends Command<ExpertAnswer> {
  constructor(
    readonly expertId: string,
    readonly body: Body,
    readonly asking: Asking,
  ) {
    super();
  }
}

interface ExpertEndpoint<Body> {
  readonly permission: PermissionName;
  /** Last step of the path: `experts/{id}/<verb>`. */
  readonly verb: string;
  readonly body: z.ZodType<Body>;
  readonly summary: string;
  readonly command: new (expertId: string, body: Body, asking: Asking) => ExpertEntryCommand<Body>;
}

/** The controller of one command: `POST /api/evaluation/experts/{id}/<verb>`, alike for all. */
export function expertEndpoint<Body>(endpoint: ExpertEndpoint<Body>): Type<unknown> {
  const CommandType = endpoint.command;

  @ApiTags('evaluation')
  @ApiBearerAuth()
  @Controller('api/evaluation')
  class ExpertController {
    constructor(private readonly bus: CommandBus) {}

    @Post(`experts/:id/${endpoint.verb}`)
    @HttpCode(200)
    @Permission(endpoint.permission)
    @ApiOperation({ operationId: endpoint.permission, summary: endpoint.summary })
    @ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'One key a command you mean.',
    })
    @ApiOkResponse({ standardSchema: ExpertAnswer })
    @ApiResponse({ status: 400, description: 'Invalid input', standardSchema: Problem })
    @ApiResponse({ status: 404, description: 'No such expert', standardSchema: Problem })
    @ApiResponse({ status: 409, description: 'Refused by a rule', standardSchema: Problem })
    async give(
      @Param('id', { schema: Id }) expertId: string,
      @Body({ schema: endpoint.body }) body: Body,
      @Asker() asking: Asking,
    ): Promise<ExpertAnswer> {
      return this.bus.execute(new CommandType(expertId, body, asking));
    }
  }
  Object.defineProperty(ExpertController, 'name', { value: `${CommandType.name}Controller` });
  return ExpertController;
}

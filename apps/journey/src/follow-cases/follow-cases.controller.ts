import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission } from '#platform/access/sign-in-guard';
import { Viewer, type Viewing } from '#platform/http/asking';
import { CaseChanges } from './case-changes.js';

/** A quiet connection says so this often, or something on the way would close it. */
const beatMs = 15_000;
/** After this long the browser connects again by itself, and its sign-in is looked at anew. */
const longestMs = 10 * 60_000;

@ApiTags('journey')
@ApiBearerAuth()
@Controller('api/journey')
export class FollowCasesController {
  constructor(private readonly changes: CaseChanges) {}

  @Get('stream')
  @Permission('journey.follow-cases')
  @ApiOperation({
    operationId: 'journey.follow-cases',
    summary: 'Server-sent events: which of the cases you may see have news, and in which stages.',
  })
  @ApiOkResponse({
    description: '`event: case-changed`, data `{ caseId, stages }`; connect again when it ends.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  follow(
    @Viewer() viewing: Viewing,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // An ordinary reverse proxy must not hold events back.
      'x-accel-buffering': 'no',
    });
    raw.write(': following\n\n');
    const beat = setInterval(() => raw.write(': still here\n\n'), beatMs);
    const end = setTimeout(() => raw.end(), longestMs);
    const leave = this.changes.follow({
      viewer: viewing.by,
      hear: (change) => raw.write(`event: case-changed\ndata: ${JSON.stringify(change)}\n\n`),
      end: () => raw.end(),
    });
    request.raw.on('close', () => {
      clearInterval(beat);
      clearTimeout(end);
      leave();
    });
  }
}

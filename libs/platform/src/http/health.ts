import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { Open } from '../access/sign-in-guard.js';
import { HOUSE, type House } from '../service/house.js';

/** Mounted once by the shell, whatever services run in the process. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Get('health/live')
  @Open(true)
  live() {
    return { status: 'live' };
  }

  /**
   * Ready when commands can be recorded. Kafka and Temporal may be down: what waits for them is
   * named, and people go on working. A process that was asked to leave is no longer ready, so that
   * whoever shares the work out passes it over.
   */
  @Get('health/ready')
  @Open(true)
  @HttpCode(200)
  async ready(@Res() reply: FastifyReply) {
    const recordAnswers = await this.house.connections.mongo
      .db('admin')
      .command({ ping: 1 })
      .then(() => true)
      .catch(() => false);
    const { pending: waiting, leaving } = this.house.background;
    const isReady = recordAnswers && !leaving;
    await reply.status(isReady ? 200 : 503).send({
      status: leaving ? 'leaving' : isReady ? 'ready' : 'not-ready',
      record: recordAnswers ? 'up' : 'down',
      waitingFor: waiting,
    });
  }

  @Get('metrics')
  @Open(true)
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics() {
    return register.metrics();
  }
}

import 'reflect-metadata';
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { NativeConnection, Worker } from '@temporalio/worker';

/** What R5 measures against: Nest on Fastify with one endpoint, and one worker that knows a bundle. */
@Controller()
class BareController {
  @Post('bare')
  answer() {
    return {};
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
const worker = await Worker.create({
  connection,
  taskQueue: 'bare-start',
  workflowBundle: { codePath: 'dist/bundles/stage.js' },
  activities: {},
});
void worker.run();
const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
await app.listen(Number(process.env['DUET_PORT']), '127.0.0.1');

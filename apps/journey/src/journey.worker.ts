import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { taskQueueName } from '#platform/config/names';
import { HOUSE, type House } from '#platform/service/house';
import { connectWorker, runWorker } from '#platform/temporal/service-worker';
import { bundlePath } from '#platform/temporal/workflow-bundles';

/** The worker of the journey's queue: it runs `attraction` and nothing else. */
@Injectable()
export class JourneyWorker implements OnApplicationBootstrap {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  onApplicationBootstrap(): void {
    this.house.background.begin('journey worker', () => this.start());
  }

  private async start() {
    const { config, log } = this.house;
    const connection = await connectWorker(config.temporalAddress);
    const worker = await runWorker({
      connection,
      namespace: config.temporalNamespace,
      taskQueue: taskQueueName(config.space, 'journey'),
      bundlePath: bundlePath('attraction'),
      activities: {},
      log: log.with({ service: 'journey' }),
    });
    return {
      ended: worker.ended,
      async stop() {
        await worker.stop().catch(() => undefined);
        await connection.close();
      },
    };
  }
}

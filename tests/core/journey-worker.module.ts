import { Module } from '@nestjs/common';
import { JourneyWorker } from '../../apps/journey/src/journey.worker.js';

/** The journey's workflow alone, without its read side. */
@Module({ providers: [JourneyWorker] })
export class JourneyWorkerModule {}

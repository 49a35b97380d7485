import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { startConsumer } from '#platform/consumer/start-consumer';
import type { Running } from '#platform/service/background';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { NewsReader } from './news-reader.js';
import { registerOf } from './register.worker.js';

/** Whose news tell which cases and payments an entry belongs to. */
const newsOf = ['contact', 'reward'] as const;

/** Reads behind the answers what cases and payments make of the entries. */
@Injectable()
export class RegisterConsumer implements OnApplicationBootstrap {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly recorder: Recorder,
  ) {}

  onApplicationBootstrap(): void {
    this.house.background.begin('register consumer', () => this.start());
  }

  private start(): Promise<Running> {
    const log = this.house.log.with({ service: 'register' });
    const reader = new NewsReader(registerOf(this.house, this.recorder), log);
    return startConsumer(this.house, { service: 'register', newsOf, reader });
  }
}

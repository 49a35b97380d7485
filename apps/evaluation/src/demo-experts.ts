import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { expert, type EnterExpert } from '#domain/evaluation/expert';
import { streamOf } from '#domain/shared/stage';
import { loadDemoExperts } from '#platform/pack/load-pack';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { entryOf } from './expert-entry.js';

/** The demo's sample experts (示例), in demo mode only and once: an entry that is there stays. */
@Injectable()
export class DemoExperts implements OnApplicationBootstrap {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  onApplicationBootstrap(): void {
    const { config, background } = this.house;
    if (config.mode !== 'demo') return;
    background.begin('demo experts', async () => {
      for (const { personId, ...stated } of loadDemoExperts(config.packDir)?.experts ?? []) {
        await this.enter({
          type: 'enter-expert',
          expertId: personId,
          sample: true,
          ...entryOf(stated),
        });
      }
      return { stop: () => Promise.resolve() };
    });
  }

  private async enter(command: EnterExpert): Promise<void> {
    const { expertId } = command;
    const given = await this.recorder.give({
      stream: streamOf(expert, expertId),
      caseId: expertId,
      by: { kind: 'service', service: 'evaluation' },
      command,
      commandId: `demo:${expertId}`,
      bodyDigest: this.recorder.keys.digest({ expertId }),
    });
    if (given.ok || given.code === 'expert-already-entered') return;
    throw new Error(`the sample expert ${expertId} was refused: ${given.code}`);
  }
}

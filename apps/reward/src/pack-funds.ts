import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Pack } from '#contracts/pack/pack';
import type { OpenFund } from '#domain/reward/fund';
import { streamOf } from '#domain/shared/stage';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';

/**
 * What each fund of the pack opens with. Only a budget or a planned ceiling can be committed
 * against; what was carried out (落实) is a report on money already spent.
 */
export function fundOpenings({ funds, version }: Pick<Pack, 'funds' | 'version'>): OpenFund[] {
  return funds.map(({ fundId, lines }) => ({
    type: 'open-fund',
    fundId,
    lines: lines
      .filter(({ basis }) => basis !== 'carried-out')
      .map(({ fiscalYear, appropriated }) => ({ fiscalYear, appropriated })),
    packVersion: version,
  }));
}

/** Opens every fund of the pack once; one that is open stays as it is, whatever the pack says. */
export async function openPackFunds(recorder: Recorder, pack: Pick<Pack, 'funds' | 'version'>) {
  for (const command of fundOpenings(pack)) {
    const { fundId, packVersion } = command;
    const given = await recorder.give({
      stream: streamOf('fund', fundId),
      // A fund's stream belongs to no case: its own id stands where a case's would.
      caseId: fundId,
      by: { kind: 'service', service: 'reward' },
      command,
      commandId: `pack:${packVersion}:${fundId}`,
      bodyDigest: recorder.keys.digest(command),
    });
    const isOpen = given.ok || given.code === 'already-opened';
    // The same pack version with other lines: the fund is open with the ones it had first.
    if (isOpen || given.code === 'key-used-for-another-body') continue;
    throw new Error(`fund ${fundId} refused to open: ${given.code}`);
  }
}

/** Opens the pack's funds behind the answers, and tries again until the record is there. */
@Injectable()
export class PackFunds implements OnApplicationBootstrap {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  onApplicationBootstrap(): void {
    const { background, pack } = this.house;
    background.begin('reward funds', async () => {
      await openPackFunds(this.recorder, pack);
      return { stop: () => Promise.resolve() };
    });
  }
}

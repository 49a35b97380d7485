import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Redriven } from '#contracts/journey/stuck';
import type { Asking } from '#platform/http/asking';
import { HOUSE, type House } from '#platform/service/house';
import { OPEN_DEAD_LETTERS, type OpenDeadLetters } from '../dead-letters.provider.js';

export class RedriveCommand extends Command<Redriven> {
  constructor(readonly asking: Asking) {
    super();
  }
}

/** As `npm run cli -- dead-letters redrive` does; who did it stands in the log. */
@CommandHandler(RedriveCommand)
export class RedriveHandler implements ICommandHandler<RedriveCommand> {
  constructor(
    @Inject(OPEN_DEAD_LETTERS) private readonly openLetters: OpenDeadLetters,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ asking }: RedriveCommand): Promise<Redriven> {
    const letters = this.openLetters();
    try {
      const sent = await letters.redrive();
      this.house.log.info('dead-letters-redriven', { sent, personId: asking.by.personId });
      return { sent };
    } finally {
      await letters.close();
    }
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { StuckView } from '#contracts/journey/stuck';
import { HOUSE, type House } from '#platform/service/house';
import { reasonOf } from '#platform/log/log';
import { OPEN_DEAD_LETTERS, type OpenDeadLetters } from '../dead-letters.provider.js';
import { READ_MODEL, type ParkedDocument, type ReadModel } from '../read-model.js';

export class ListStuck extends Query<StuckView> {}

/** The most events shown; the rest is counted. */
const shownMax = 200;

/**
 * What the reader set aside, without what the events say: a reason, a place and times. Kafka may be
 * the very thing that is down, so the dead letters are left out then rather than the answer.
 */
@QueryHandler(ListStuck)
export class ListStuckHandler implements IQueryHandler<ListStuck> {
  constructor(
    @Inject(READ_MODEL) private readonly model: ReadModel,
    @Inject(OPEN_DEAD_LETTERS) private readonly openLetters: OpenDeadLetters,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute(): Promise<StuckView> {
    const { parked } = this.model;
    const [count, waiting, letters] = await Promise.all([
      parked.countDocuments(),
      parked
        .find({}, { projection: { raw: 0, event: 0 } })
        .sort({ at: 1, _id: 1 })
        .limit(shownMax)
        .toArray(),
      this.letters(),
    ]);
    return { waitingCount: count, waiting: waiting.map(shownWaiting), ...letters };
  }

  private async letters(): Promise<Pick<StuckView, 'lettersKnown' | 'letterCount' | 'letters'>> {
    try {
      const found = await this.openLetters().list();
      const shown = found.slice(0, shownMax).map(({ topic, partition, offset, reason, tries, at, id, subject }) => ({
        place: `${topic}/${String(partition)}@${offset}`,
        reason,
        tries,
        at,
        ...(id !== undefined && { eventId: id }),
        ...(subject !== undefined && { subject }),
      }));
      return { lettersKnown: true, letterCount: found.length, letters: shown };
    } catch (error) {
      this.house.log.warn('dead-letters-unread', { reason: reasonOf(error) });
      return { lettersKnown: false, letterCount: 0, letters: [] };
    }
  }
}

function shownWaiting({
  _id,
  reason,
  at,
  caseId,
  stream,
  version,
  tries,
  retryAt,
}: ParkedDocument): StuckView['waiting'][number] {
  return {
    eventId: _id,
    reason,
    since: at.toISOString(),
    ...(caseId !== undefined && { caseId }),
    ...(stream !== undefined && { stream }),
    ...(version !== undefined && { version }),
    tries: tries ?? 0,
    ...(retryAt && { retryAt: retryAt.toISOString() }),
  };
}

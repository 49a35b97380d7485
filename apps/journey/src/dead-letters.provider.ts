import { deadLetterTopicName } from '#platform/config/names';
import { DeadLetters } from '#platform/consumer/dead-letters';
import { HOUSE, type House } from '#platform/service/house';
import { service } from './read-model.js';

/** Injection token of what opens this reader's dead letters: once a question, never kept open. */
export const OPEN_DEAD_LETTERS = Symbol('journey dead letters');
export type OpenDeadLetters = () => DeadLetters;

export const deadLettersProvider = {
  provide: OPEN_DEAD_LETTERS,
  inject: [HOUSE],
  useFactory:
    ({ config, connections }: House): OpenDeadLetters =>
    () =>
      new DeadLetters(connections.kafka, deadLetterTopicName(config.space, service)),
};

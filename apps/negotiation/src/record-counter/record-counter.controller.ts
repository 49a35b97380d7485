import { RecordCounter } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { RecordCounterCommand } from './record-counter.handler.js';

export const RecordCounterController = commandEndpoint({
  permission: 'negotiation.record-counter',
  body: RecordCounter,
  summary: 'Record what the other side asked for instead; the offer stands until a new draft.',
  command: RecordCounterCommand,
});

import { Unmask } from '#contracts/register/commands';
import { Disclosed } from '#contracts/register/views';
import { onEntryEndpoint } from '../entry-endpoint.js';
import { UnmaskCommand } from './unmask.handler.js';

export const UnmaskController = onEntryEndpoint({
  permission: 'register.unmask',
  body: Unmask,
  answer: Disclosed,
  summary: 'Shows one field in full, once, for a purpose; who looked and why is recorded.',
  command: UnmaskCommand,
});

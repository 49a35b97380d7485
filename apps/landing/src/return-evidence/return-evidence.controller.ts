import { ReturnEvidence } from '#contracts/landing/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ReturnEvidenceCommand } from './return-evidence.handler.js';

export const ReturnEvidenceController = commandEndpoint({
  permission: 'landing.return-evidence',
  body: ReturnEvidence,
  summary: 'Return a milestone’s evidence with a reason; never by who handed it in.',
  command: ReturnEvidenceCommand,
});

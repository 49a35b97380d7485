import { SubmitEvidence } from '#contracts/landing/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { SubmitEvidenceCommand } from './submit-evidence.handler.js';

export const SubmitEvidenceController = commandEndpoint({
  permission: 'landing.submit-evidence',
  body: SubmitEvidence,
  summary: 'Hand in evidence for a milestone; before acceptance it takes the place of the last.',
  command: SubmitEvidenceCommand,
});

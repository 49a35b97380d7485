import { AcceptEvidence } from '#contracts/landing/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { AcceptEvidenceCommand } from './accept-evidence.handler.js';

export const AcceptEvidenceController = commandEndpoint({
  permission: 'landing.accept-evidence',
  body: AcceptEvidence,
  summary: 'Accept a milestone’s evidence as the responsible unit: reward is asked to entitle it.',
  command: AcceptEvidenceCommand,
});

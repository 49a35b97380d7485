import {
  AcceptEvidence,
  ExtendMilestone,
  FailMilestone,
  ResumeClause,
  ReturnEvidence,
  SubmitEvidence,
  SuspendClause,
} from '#contracts/landing/commands';
import { caseCommands } from '../../../shared/commands/command-spec.js';

export const landingCommands = caseCommands(
  'landing',
  {
    'submit-evidence': SubmitEvidence,
    'accept-evidence': AcceptEvidence,
    'return-evidence': ReturnEvidence,
    'extend-milestone': ExtendMilestone,
    'suspend-clause': SuspendClause,
    'resume-clause': ResumeClause,
    'fail-milestone': FailMilestone,
  },
  ['fail-milestone', 'return-evidence', 'suspend-clause'],
);

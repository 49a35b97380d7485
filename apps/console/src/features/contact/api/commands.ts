import {
  AcceptHandOver,
  AddContact,
  AddSubject,
  CorrectCase,
  DeclineHandOver,
  DescribeIntent,
  Drop,
  HandOver,
  LinkCase,
  LogTouch,
  OpenCase,
  Park,
  Qualify,
  ReopenCase,
  Resume,
} from '#contracts/contact/commands';
import { WithdrawDocument } from '#contracts/contact/documents';
import { caseCommands, type CommandSpec } from '../../../shared/commands/command-spec.js';

export const contactCommands = caseCommands(
  'contact',
  {
    'log-touch': LogTouch,
    'describe-intent': DescribeIntent,
    'add-contact': AddContact,
    'add-subject': AddSubject,
    'correct-case': CorrectCase,
    qualify: Qualify,
    'hand-over': HandOver,
    'accept-hand-over': AcceptHandOver,
    'decline-hand-over': DeclineHandOver,
    'link-case': LinkCase,
    'withdraw-document': WithdrawDocument,
    park: Park,
    resume: Resume,
    drop: Drop,
    reopen: ReopenCase,
  },
  ['drop'],
);

export const openCase: CommandSpec = {
  stage: 'contact',
  command: 'open-case',
  schema: OpenCase,
  path: () => '/api/contact/cases',
};

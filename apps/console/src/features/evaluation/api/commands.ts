import {
  AmendOpinion,
  Conclude,
  ConvenePanel,
  DeclareConflict,
  DrawPanel,
  ExtendOpinions,
  GiveOpinion,
  RecuseExpert,
  ReopenEvaluation,
  ReplaceExpert,
} from '#contracts/evaluation/commands';
import { caseCommands } from '../../../shared/commands/command-spec.js';

export const evaluationCommands = caseCommands(
  'evaluation',
  {
    'convene-panel': ConvenePanel,
    'draw-panel': DrawPanel,
    'declare-conflict': DeclareConflict,
    'give-opinion': GiveOpinion,
    'amend-opinion': AmendOpinion,
    recuse: RecuseExpert,
    'replace-expert': ReplaceExpert,
    extend: ExtendOpinions,
    conclude: Conclude,
    reopen: ReopenEvaluation,
  },
  ['recuse'],
);

import { EvaluationView } from '#contracts/evaluation/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowEvaluation } from './show-evaluation.handler.js';

export const ShowEvaluationController = viewEndpoint({
  permission: 'evaluation.show-evaluation',
  view: EvaluationView,
  summary: 'The evaluation of a case, cut to what you may see.',
  query: ShowEvaluation,
});

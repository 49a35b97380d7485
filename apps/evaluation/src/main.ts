import { serve } from '#platform/http/shell';
import { EvaluationModule } from './evaluation.module.js';

await serve('evaluation', [EvaluationModule]);

import type { ServiceModule } from '#platform/http/shell';
import { EvaluationModule } from '../../evaluation/src/evaluation.module.js';

/** Every service of the house, in the order its contracts are published. */
export const serviceModules: readonly ServiceModule[] = [EvaluationModule];

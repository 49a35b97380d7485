import { serve } from '#platform/http/shell';
import { AccessModule } from './access.module.js';

await serve('access', [AccessModule]);

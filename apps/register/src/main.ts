import { serve } from '#platform/http/shell';
import { RegisterModule } from './register.module.js';

await serve('register', [RegisterModule]);

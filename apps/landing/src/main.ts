import { serve } from '#platform/http/shell';
import { LandingModule } from './landing.module.js';

await serve('landing', [LandingModule]);

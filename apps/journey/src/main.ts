import { serve } from '#platform/http/shell';
import { JourneyModule } from './journey.module.js';

await serve('journey', [JourneyModule]);

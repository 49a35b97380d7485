import { serve } from '#platform/http/shell';
import { serviceModules } from './service-modules.js';

/** Every service in one process, and the console: what `npm start` runs. */
await serve('duet', serviceModules, { console: 'dist/console' });

import { serve } from '#platform/http/shell';
import { ContactModule } from './contact.module.js';

await serve('contact', [ContactModule]);

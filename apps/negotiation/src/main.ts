import { serve } from '#platform/http/shell';
import { NegotiationModule } from './negotiation.module.js';

await serve('negotiation', [NegotiationModule]);

import { serve } from '#platform/http/shell';
import { RewardModule } from './reward.module.js';

await serve('reward', [RewardModule]);

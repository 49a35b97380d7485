import type { ServiceModule } from '#platform/http/shell';
import { AccessModule } from '../../access/src/access.module.js';
import { ContactModule } from '../../contact/src/contact.module.js';
import { EvaluationModule } from '../../evaluation/src/evaluation.module.js';
import { JourneyModule } from '../../journey/src/journey.module.js';
import { LandingModule } from '../../landing/src/landing.module.js';
import { NegotiationModule } from '../../negotiation/src/negotiation.module.js';
import { RegisterModule } from '../../register/src/register.module.js';
import { RewardModule } from '../../reward/src/reward.module.js';

/** Every service of the house, in the order its contracts are published. */
export const serviceModules: readonly ServiceModule[] = [
  AccessModule,
  RegisterModule,
  ContactModule,
  EvaluationModule,
  NegotiationModule,
  LandingModule,
  RewardModule,
  JourneyModule,
];

import type { z } from 'zod';
import { ReadingEvent } from '#contracts/contact/documents';
import { ContactEvent, ImportEvent } from '#contracts/contact/events';
import { EvaluationEvent } from '#contracts/evaluation/events';
import { ExpertEvent } from '#contracts/evaluation/experts';
import { LandingEvent } from '#contracts/landing/events';
import { NegotiationEvent } from '#contracts/negotiation/events';
import { FormEvent, PrintEvent } from '#contracts/papers/events';
import { EntryEvent } from '#contracts/register/events';
import { BatchEvent, FundEvent, RewardEvent } from '#contracts/reward/events';

/** One event as it is published: `duet.<service>.<name>.v1`. */
export interface PublishedEventType {
  readonly service: string;
  readonly name: string;
  readonly type: string;
  readonly schema: z.core.$ZodType;
}

/** The events each service puts on its topic. */
export const eventUnions = {
  contact: [ContactEvent, ImportEvent, ReadingEvent],
  evaluation: [EvaluationEvent, ExpertEvent, PrintEvent, FormEvent],
  landing: [LandingEvent],
  negotiation: [NegotiationEvent, PrintEvent, FormEvent],
  register: [EntryEvent],
  reward: [RewardEvent, FundEvent, BatchEvent, PrintEvent, FormEvent],
} as const;

/** @throws Error when a service publishes two events under one name. */
export function publishedEvents(): PublishedEventType[] {
  const published = Object.entries(eventUnions).flatMap(([service, unions]) =>
    unions.flatMap((union) =>
      union.options.map((schema) => {
        const name = schema.shape.type.value;
        return { service, name, type: `duet.${service}.${name}.v1`, schema };
      }),
    ),
  );
  const types = published.map(({ type }) => type);
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  if (twice !== undefined) throw new Error(`two events are published as ${twice}`);
  return published.sort((a, b) => (a.type < b.type ? -1 : 1));
}

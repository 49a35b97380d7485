/** Every service there is, by the name its database, topics, keys and URLs carry. */
export const serviceNames = [
  'access',
  'register',
  'contact',
  'evaluation',
  'negotiation',
  'landing',
  'reward',
  'journey',
] as const;

export type ServiceName = (typeof serviceNames)[number];

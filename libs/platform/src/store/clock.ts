import type { Instant } from '#domain/shared/actor';

/**
 * Whose time decides. In production it is Mongo's, read with the snapshot itself; with the
 * time-skipping test server it is that server's. Never a service's own.
 */
export interface ClockPort {
  now(mongoNow: Date): Promise<Instant>;
}

export const mongoClock: ClockPort = {
  now: (mongoNow) => Promise.resolve(mongoNow.toISOString()),
};

import type { Pack } from '#contracts/pack/pack';
import type { Config } from '../config/config.js';
import type { ServiceLog } from '../log/log.js';
import type { ClockPort } from '../store/clock.js';
import type { Background } from './background.js';
import type { Connections } from './connections.js';

/** What the shell gives every service of the process. */
export interface House {
  readonly config: Config;
  readonly connections: Connections;
  readonly log: ServiceLog;
  readonly pack: Pack;
  readonly clock: ClockPort;
  readonly masterKey: string;
  /** Workers, relays and consumers of every service here, started behind the answers. */
  readonly background: Background;
}

/** Injection token of the `House`. */
export const HOUSE = Symbol('house');

import type { Document } from 'mongodb';
import type { EventDocument } from '../store/documents.js';

/**
 * One way out of the record. The relay hands it events in order and moves its place on only after
 * `deliver` has resolved, so each event leaves at least once.
 */
export interface Outlet {
  readonly name: 'kafka' | 'wake' | 'start';
  /** Conditions on the event document; the relay need not hand over what meets none. Absent: all. */
  readonly heeds?: readonly Document[];
  deliver(events: readonly EventDocument[]): Promise<void>;
}

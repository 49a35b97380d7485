import { isRestricted, isTrustedWith } from '../access/disclosure.js';
import { overseesUnit } from '../access/units.js';
import { holdsRole, isPerson, type Actor } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { Batch, BatchEvent } from './batch.js';
import type { Fund, FundEvent } from './fund.js';
import type { Reward, RewardEvent } from './reward.js';

/** Whoever sees a case's reward sees all that happened in it: nothing here is blind. */
const nothingHidden = { seesEvent: () => true, hiddenEvents: () => 0 };

/** Services, finance, and whoever oversees the whole. */
function concernsMoney(viewer: Actor): boolean {
  if (!isPerson(viewer) || holdsRole(viewer, 'finance-officer', 'finance-head')) return true;
  return holdsRole(viewer, 'leader', 'deputy-mayor', 'administrator');
}

/** The officer's unit and the units that answer for a clause follow what they brought about. */
export const rewardVisibility: Visibility<Reward, RewardEvent> = {
  ...nothingHidden,
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    const { case: facts, promises } = state;
    const ofUnits = promises.some((one) => overseesUnit(viewer, one.responsibleUnitId));
    if (isRestricted(facts)) {
      const pays = holdsRole(viewer, 'finance-officer', 'finance-head');
      return pays || ofUnits || isTrustedWith(viewer, facts);
    }
    return concernsMoney(viewer) || ofUnits || overseesUnit(viewer, facts.officerUnitId);
  },
};

/**
 * A fund's line is the city's budget and names nobody: whoever drafts, approves or signs a promise
 * sees what is left before it is made. Experts advise without knowing what the city can afford.
 */
function promisesMoney(viewer: Actor): boolean {
  if (holdsRole(viewer, 'expert')) return false;
  return holdsRole(viewer, 'centre-officer', 'centre-head', 'unit-officer', 'unit-head');
}

export const fundVisibility: Visibility<Fund, FundEvent> = {
  ...nothingHidden,
  seesCase: (viewer, state) =>
    state.phase !== 'not-opened' && (concernsMoney(viewer) || promisesMoney(viewer)),
};

export const batchVisibility: Visibility<Batch, BatchEvent> = {
  ...nothingHidden,
  seesCase: (viewer, state) => state.phase !== 'not-opened' && concernsMoney(viewer),
};

import type { Role } from '../shared/actor.js';

/**
 * Who may do what, once. The key is `<service>.<command or view>`; the role is asked at the door of
 * every service, the relation to the case by the stage's own rule. `everyone` means whoever is
 * signed in: the rule (or the view's cut) decides alone.
 */
const centre: readonly Role[] = ['centre-officer', 'centre-head'];
const finance: readonly Role[] = ['finance-officer', 'finance-head'];
const readers: readonly Role[] = ['leader', 'administrator'];
const everyone = 'everyone' as const;

export type Permitted = readonly Role[] | typeof everyone;

export const permissions = {
  'contact.open-case': centre,
  'contact.add-subject': centre,
  'contact.add-contact': centre,
  'contact.describe-intent': centre,
  'contact.correct-case': centre,
  'contact.log-touch': centre,
  'contact.hand-over': centre,
  'contact.accept-hand-over': centre,
  'contact.qualify': centre,
  'contact.drop': centre,
  'contact.park': centre,
  'contact.resume': centre,
  'contact.reopen': centre,
  'contact.show-contact': everyone,
  'contact.start-import': centre,
  'contact.show-import': [...centre, 'administrator'],
  'evaluation.convene-panel': ['committee-secretary'],
  'evaluation.draw-panel': ['committee-secretary'],
  'evaluation.list-candidates': ['committee-secretary'],
  'evaluation.declare-conflict': ['expert'],
  'evaluation.give-opinion': ['expert'],
  'evaluation.amend-opinion': ['expert'],
  'evaluation.recuse': ['expert', 'committee-secretary'],
  'evaluation.replace-expert': ['committee-secretary'],
  'evaluation.extend': ['committee-secretary'],
  'evaluation.conclude': ['committee-secretary'],
  // Whoever the city's pack names: the stage's own rule asks for that role.
  'evaluation.reopen': everyone,
  'evaluation.show-evaluation': everyone,
  'evaluation.enter-expert': ['committee-secretary'],
  'evaluation.change-expert': ['committee-secretary'],
  'evaluation.retire-expert': ['committee-secretary'],
  'evaluation.reinstate-expert': ['committee-secretary'],
  'evaluation.list-experts': ['committee-secretary', ...readers],
  'evaluation.show-expert': ['committee-secretary', 'expert', ...readers],
  'negotiation.draft-terms': ['centre-officer', 'unit-officer'],
  'negotiation.record-review': ['unit-officer', 'unit-head'],
  'negotiation.offer': ['centre-officer', 'unit-officer'],
  'negotiation.record-counter': ['centre-officer', 'unit-officer'],
  'negotiation.agree': ['centre-officer', 'unit-officer'],
  'negotiation.approve': ['unit-head', 'deputy-mayor'],
  'negotiation.send-back': ['unit-head', 'deputy-mayor'],
  'negotiation.sign': ['centre-head'],
  'negotiation.attach-scan': centre,
  'negotiation.read-scan': everyone,
  'negotiation.withdraw': centre,
  'negotiation.show-negotiation': everyone,
  'negotiation.compare-versions': everyone,
  'landing.submit-evidence': ['service-officer', 'centre-officer', 'unit-officer'],
  'landing.upload-evidence-file': ['service-officer', 'centre-officer', 'unit-officer'],
  'landing.read-evidence-file': everyone,
  'landing.accept-evidence': ['unit-officer', 'unit-head'],
  'landing.return-evidence': ['unit-officer', 'unit-head'],
  'landing.extend-milestone': ['unit-head'],
  'landing.fail-milestone': ['unit-head'],
  'landing.suspend-clause': ['unit-head'],
  'landing.resume-clause': ['unit-head'],
  'landing.show-landing': everyone,
  'reward.prepare-payment': ['finance-officer'],
  'reward.confirm-banner-share': ['finance-officer'],
  'reward.review-payment': ['finance-officer'],
  'reward.approve-payment': ['finance-head'],
  'reward.reject-payment': finance,
  'reward.recover-payment': ['finance-officer'],
  'reward.decide-recovery': ['finance-head'],
  'reward.carry-over': ['finance-head'],
  'reward.show-reward': everyone,
  'reward.open-batch': ['finance-officer'],
  'reward.record-export': finance,
  'reward.import-results': ['finance-officer'],
  'reward.show-batch': finance,
  'reward.list-batches': finance,
  'reward.appropriate': ['finance-head'],
  'reward.show-fund': [...finance, ...readers],
  'reward.list-unpaid': [...finance, ...readers],
  'reward.list-funds': [...finance, ...readers],
  'register.register-organisation': centre,
  'register.register-person': [...centre, 'administrator'],
  'register.register-account': [...centre, ...finance],
  'register.show-organisation': everyone,
  'register.show-person': everyone,
  'register.list-accounts': [...centre, ...finance],
  'journey.show-board': everyone,
  'journey.show-timeline': everyone,
  'journey.show-work': everyone,
  'journey.follow-cases': everyone,
  'access.show-self': everyone,
  'access.list-permissions': everyone,
  'access.list-people': everyone,
  'access.add-person': ['administrator'],
  'access.change-person': ['administrator'],
  'access.suspend-person': ['administrator'],
  'access.resume-person': ['administrator'],
  'access.reset-password': ['administrator'],
  'access.list-units': everyone,
  'access.list-sessions': everyone,
  'access.revoke-session': everyone,
  'access.appoint-deputy': ['unit-head', 'centre-head', 'finance-head', 'administrator'],
  'access.end-deputy': ['unit-head', 'centre-head', 'finance-head', 'administrator'],
  'access.list-deputies': everyone,
  'access.act-for': everyone,
} as const satisfies Readonly<Record<string, Permitted>>;

export type PermissionName = keyof typeof permissions;

export function permits(name: PermissionName, roles: readonly Role[]): boolean {
  const permitted: Permitted = permissions[name];
  return permitted === everyone || roles.some((role) => permitted.includes(role));
}

import { never } from '../shared/exhaustive.js';
import type { Negotiation, NegotiationEvent, NegotiationOpened } from './negotiation.js';
import { neededLevels, totalOf } from './terms.js';

/** Folds one event. An event that does not fit leaves the state as it is. */
export function evolve(state: Negotiation, event: NegotiationEvent, version: number): Negotiation {
  if (event.type === 'negotiation-opened') {
    return { ...openedOf(event), phase: 'drafting', lastOfferExpired: false };
  }
  if (state.phase === 'not-opened') return state;
  switch (event.type) {
    case 'terms-drafted': {
      const { termsVersion, drafterId, clauses } = event;
      const terms = { termsVersion, drafterId, clauses };
      return { ...openedOf(state), phase: 'drafting', terms, lastOfferExpired: false };
    }
    case 'terms-offered': {
      if (!state.terms) return state;
      const offer = { validUntil: event.validUntil, expires: event.expires };
      return { ...openedOf(state), phase: 'offered', terms: state.terms, offer };
    }
    case 'offer-expired':
      if (!state.terms) return state;
      return { ...openedOf(state), phase: 'drafting', terms: state.terms, lastOfferExpired: true };
    case 'terms-sent-back': {
      if (!state.terms) return state;
      const { type: _, ...sentBack } = event;
      const { terms } = state;
      return { ...openedOf(state), phase: 'drafting', terms, lastOfferExpired: false, sentBack };
    }
    case 'negotiation-withdrawn':
      return {
        ...openedOf(state),
        phase: 'withdrawn',
        ...(state.terms && { terms: state.terms }),
        reason: event.reason,
        ...(event.note && { note: event.note }),
        withdrawnAtVersion: version,
      };
    default:
      return evolveAgreement(state, event, version);
  }
}

type AgreementEvent = Extract<
  NegotiationEvent,
  {
    type:
      | 'terms-agreed'
      | 'terms-approved'
      | 'signature-requested'
      | 'terms-signed'
      | 'commitment-refused';
  }
>;

function evolveAgreement(state: Negotiation, event: AgreementEvent, version: number): Negotiation {
  switch (event.type) {
    case 'terms-agreed':
      if (state.phase !== 'offered') return state;
      return {
        ...state,
        phase: 'agreed',
        ...(event.note && { agreementNote: event.note }),
        approvals: [],
      };
    case 'terms-approved': {
      if (state.phase !== 'agreed') return state;
      const { level, approverId } = event;
      const approvals = [...state.approvals, { level, approverId }];
      const needed = neededLevels(totalOf(state.terms.clauses), state.approvalLevels);
      const allIn = needed.every((each) => approvals.some((given) => given.level === each.level));
      return { ...state, phase: allIn ? 'approved' : 'agreed', approvals };
    }
    case 'signature-requested':
      if (state.phase !== 'approved') return state;
      return {
        ...state,
        phase: 'signature-requested',
        signerId: event.signerId,
        requestedAtVersion: version,
      };
    case 'terms-signed':
      if (state.phase !== 'signature-requested') return state;
      return {
        ...state,
        phase: 'signed',
        signedTerms: event.signedTerms,
        signedAtVersion: version,
      };
    case 'commitment-refused': {
      if (state.phase !== 'signature-requested') return state;
      const { type: _, ...shortage } = event;
      const { signerId: _signer, requestedAtVersion: _version, ...agreed } = state;
      return { ...agreed, phase: 'commitment-refused', shortage };
    }
    default:
      return never(event);
  }
}

/** What stays of a negotiation whatever happens to its terms. */
export function openedOf(whole: NegotiationOpened): NegotiationOpened {
  return {
    openingId: whole.openingId,
    case: whole.case,
    conclusion: whole.conclusion,
    findings: whole.findings,
    evaluationVersion: whole.evaluationVersion,
    approvalLevels: whole.approvalLevels,
    offerValidityDaysMax: whole.offerValidityDaysMax,
    clauseKinds: whole.clauseKinds,
    evidenceKinds: whole.evidenceKinds,
    units: whole.units,
    funds: whole.funds,
    policyClauses: whole.policyClauses,
    packVersion: whole.packVersion,
  };
}

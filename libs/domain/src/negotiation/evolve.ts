import { never } from '../shared/exhaustive.js';
import type { Kept, Negotiation, NegotiationEvent, NegotiationOpened } from './negotiation.js';
import { termsOnNewFindings } from './renewal.js';
import { neededLevels, totalOf } from './terms.js';

type Opened = Exclude<Negotiation, { phase: 'not-opened' }>;

/** Folds one event. An event that does not fit leaves the state as it is. */
export function evolve(state: Negotiation, event: NegotiationEvent, version: number): Negotiation {
  if (event.type === 'negotiation-opened') {
    const nothingYet = { versions: [], counters: [], reviews: [] };
    return { ...openedOf(event), ...nothingYet, phase: 'drafting', lastOfferExpired: false };
  }
  if (state.phase === 'not-opened') return state;
  switch (event.type) {
    case 'negotiation-renewed':
      return renewed(state, openedOf(event));
    case 'negotiation-stepped-back':
      return { ...keptOf(state), phase: 'stepped-back', ...(state.terms && { terms: state.terms }) };
    case 'terms-drafted': {
      const { type: _, ...terms } = event;
      const kept = { ...keptOf(state), versions: [...state.versions, terms] };
      return { ...kept, phase: 'drafting', terms, lastOfferExpired: false };
    }
    case 'competition-reviewed': {
      const { type: _, ...review } = event;
      return { ...state, reviews: [...state.reviews, review] };
    }
    case 'scan-attached': {
      if (state.phase !== 'signed') return state;
      const { type: _, ...scan } = event;
      return { ...state, scans: [...state.scans, scan] };
    }
    case 'counter-recorded': {
      const { type: _, ...counter } = event;
      return { ...state, counters: [...state.counters, counter] };
    }
    case 'terms-offered': {
      if (!state.terms) return state;
      const offer = { validUntil: event.validUntil, expires: event.expires };
      return { ...keptOf(state), phase: 'offered', terms: state.terms, offer };
    }
    case 'offer-expired':
      if (!state.terms) return state;
      return { ...keptOf(state), phase: 'drafting', terms: state.terms, lastOfferExpired: true };
    case 'terms-sent-back': {
      if (!state.terms) return state;
      const { type: _, ...sentBack } = event;
      const { terms } = state;
      return { ...keptOf(state), phase: 'drafting', terms, lastOfferExpired: false, sentBack };
    }
    case 'negotiation-withdrawn':
      return {
        ...keptOf(state),
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
      const { type: _, ...approval } = event;
      const approvals = [...state.approvals, approval];
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
        scans: [],
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

/** Drafting again: the last version goes on with the findings that were found again. */
function renewed(state: Opened, opened: NegotiationOpened): Negotiation {
  const { versions, counters, reviews } = state;
  const log = { counters, reviews };
  if (!state.terms) {
    return { ...opened, ...log, versions, phase: 'drafting', lastOfferExpired: false };
  }
  const terms = termsOnNewFindings(state.terms, state.findings, opened.findings);
  return {
    ...opened,
    ...log,
    versions: [...versions, terms],
    phase: 'drafting',
    terms,
    lastOfferExpired: false,
  };
}

function keptOf(state: Opened): Kept {
  const { versions, counters, reviews } = state;
  return { ...openedOf(state), versions, counters, reviews };
}

/** What negotiation was opened with, and nothing that happened since. */
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
    ...(whole.kindsOff && { kindsOff: whole.kindsOff }),
    evidenceKinds: whole.evidenceKinds,
    units: whole.units,
    funds: whole.funds,
    policyClauses: whole.policyClauses,
    packVersion: whole.packVersion,
  };
}

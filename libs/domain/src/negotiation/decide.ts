import { isPerson } from '../shared/actor.js';
import { decided, firstRefusal, refused, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Issued } from '../shared/stage.js';
import { dayOf, onDay } from '../shared/working-days.js';
import type {
  ApproveTerms,
  DraftTerms,
  NegotiationCommand,
  OfferTerms,
  OpenNegotiation,
  RecordCommitment,
  RecordCounter,
  RecordReview,
  SendTermsBack,
  StepBackFrom,
  WithdrawNegotiation,
} from './commands.js';
import { openedOf } from './evolve.js';
import { standingInAs } from './hands.js';
import type { Negotiation, NegotiationEvent } from './negotiation.js';
import { clausesForBusiness } from './reviews.js';
import { clauseIdAt, signedTermsOf } from './terms.js';
import { offerPolicies, termsPolicies } from './terms-policies.js';
import { may, nextLevel, wrongPhase } from './who-may.js';

type Answer = Decision<NegotiationEvent>;

export function decide(command: NegotiationCommand & Issued, state: Negotiation): Answer {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-negotiation':
      return open(command, state);
    case 'draft-terms':
      return draftTerms(command, state);
    case 'record-review':
      return recordReview(command, state);
    case 'offer':
      return offer(command, state);
    case 'record-counter':
      return recordCounter(command, state);
    case 'agree':
      if (state.phase !== 'offered') return wrongPhase(state);
      return decided([
        {
          type: 'terms-agreed',
          termsVersion: state.terms.termsVersion,
          ...(command.note && { note: command.note }),
        },
      ]);
    case 'approve':
      return approve(command, state);
    case 'send-back':
      return sendBack(command, state);
    case 'sign':
      return decided([{ type: 'signature-requested', signerId: personIdOf(command) }]);
    case 'attach-scan':
      return decided([
        { type: 'scan-attached', ...command.document, attachedBy: personIdOf(command) },
      ]);
    case 'withdraw':
      return withdraw(command);
    case 'expire-offer':
      if (state.phase !== 'offered') return wrongPhase(state);
      return decided([{ type: 'offer-expired', termsVersion: state.terms.termsVersion }]);
    case 'record-commitment':
      return recordCommitment(command, state);
    case 'step-back':
      return stepBack(command, state);
    default:
      return never(command);
  }
}

/** Signed terms stay signed, and what evaluation said before stays said: neither renews anything. */
function open(command: OpenNegotiation, state: Negotiation): Answer {
  if (state.phase === 'not-opened') {
    return decided([{ type: 'negotiation-opened', ...openedOf(command) }]);
  }
  const isNewer = command.evaluationVersion > state.evaluationVersion;
  const isSettled = state.phase === 'signature-requested' || state.phase === 'signed';
  if (!isNewer || isSettled) return decided([]);
  return decided([{ type: 'negotiation-renewed', ...openedOf(command) }]);
}

/** A new version: whatever was offered, agreed or approved before belonged to the last one. */
function draftTerms(command: DraftTerms & Issued, state: Negotiation): Answer {
  if (state.phase === 'not-opened') return wrongPhase(state);
  const proposed = { ...openedOf(state), clauses: command.clauses, at: command.at };
  const refusal = firstRefusal(termsPolicies.map((policy) => () => policy(proposed)));
  if (refusal) return refusal;
  return decided([
    {
      type: 'terms-drafted',
      termsVersion: (state.terms?.termsVersion ?? 0) + 1,
      drafterId: personIdOf(command),
      ...standingInAs('drafterFor', command.by),
      clauses: command.clauses.map((clause, index) => ({ ...clause, clauseId: clauseIdAt(index) })),
    },
  ]);
}

function recordReview(command: RecordReview & Issued, state: Negotiation): Answer {
  if (state.phase !== 'drafting' || !state.terms) return wrongPhase(state);
  const { termsVersion, clauses } = state.terms;
  const known = clauses.map(({ clauseId }) => clauseId);
  const named = command.clauseIds ?? clausesForBusiness(state.case, clauses);
  const unknown = named.filter((clauseId) => !known.includes(clauseId));
  if (unknown.length > 0) return refused('clause-unknown', { clauses: unknown });
  if (named.length === 0) return refused('nothing-to-review');
  const { on, basis, result } = command;
  if (on > dayOf(command.at)) return refused('review-in-the-future', { on });
  return decided([
    {
      type: 'competition-reviewed',
      termsVersion,
      clauseIds: [...new Set(named)],
      on,
      basis,
      result,
      reviewerId: personIdOf(command),
      ...standingInAs('reviewerFor', command.by),
    },
  ]);
}

function withdraw({ reason, note }: WithdrawNegotiation): Answer {
  if (reason === 'other' && !note) return refused('note-needed');
  return decided([{ type: 'negotiation-withdrawn', reason, ...(note && { note }) }]);
}

function recordCounter(command: RecordCounter & Issued, state: Negotiation): Answer {
  if (state.phase !== 'offered') return wrongPhase(state);
  const { termsVersion } = state.terms;
  const { from, points } = command;
  const recordedBy = personIdOf(command);
  return decided([{ type: 'counter-recorded', termsVersion, from, points, recordedBy }]);
}

function offer({ validUntil, at }: OfferTerms & Issued, state: Negotiation): Answer {
  if (state.phase !== 'drafting' || !state.terms) return wrongPhase(state);
  const proposed = { validUntil, at, offerValidityDaysMax: state.offerValidityDaysMax };
  const refusal = firstRefusal(offerPolicies.map((policy) => () => policy(proposed)));
  if (refusal) return refusal;
  const { termsVersion } = state.terms;
  return decided([{ type: 'terms-offered', termsVersion, validUntil, expires: onDay(validUntil) }]);
}

function approve(command: ApproveTerms & Issued, state: Negotiation): Answer {
  const next = nextLevel(state);
  if (!next) return wrongPhase(state);
  if (command.level !== undefined && command.level !== next.level) {
    return refused('not-the-next-level', { level: command.level, next: next.level });
  }
  const approval = { level: next.level, approverId: personIdOf(command) };
  const standingIn = standingInAs('approverFor', command.by);
  return decided([{ type: 'terms-approved', ...approval, ...standingIn }]);
}

function sendBack(command: SendTermsBack & Issued, state: Negotiation): Answer {
  const next = nextLevel(state);
  if (!next) return wrongPhase(state);
  const { reason } = command;
  const sender = { level: next.level, approverId: personIdOf(command) };
  const standingIn = standingInAs('approverFor', command.by);
  return decided([{ type: 'terms-sent-back', ...sender, ...standingIn, reason }]);
}

function recordCommitment(command: RecordCommitment, state: Negotiation): Answer {
  if (state.phase !== 'signature-requested') return decided([]);
  if (state.requestedAtVersion !== command.raisedAtVersion) return decided([]);
  if (command.shortage) return decided([{ type: 'commitment-refused', ...command.shortage }]);
  return decided([
    {
      type: 'terms-signed',
      signedTerms: signedTermsOf(state.case, state.terms),
      conditions: state.terms.clauses.map(({ clauseId, condition }) => ({ clauseId, condition })),
    },
  ]);
}

/** An evaluation older than the one this negotiation rests on has nothing left to give up. */
function stepBack({ evaluationVersion }: StepBackFrom, state: Negotiation): Answer {
  if (state.phase === 'not-opened' || evaluationVersion < state.evaluationVersion) {
    return decided([]);
  }
  if (state.phase === 'signature-requested' || state.phase === 'signed') {
    return refused('signing-requested');
  }
  // The case was closed with the withdrawal and its claims were given back: nothing holds it any more.
  if (state.phase === 'withdrawn') return refused('negotiation-withdrawn');
  if (state.phase === 'stepped-back') return decided([]);
  return decided([{ type: 'negotiation-stepped-back', evaluationVersion }]);
}

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}

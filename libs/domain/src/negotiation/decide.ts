import { isPerson } from '../shared/actor.js';
import { decided, firstRefusal, refused, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Issued } from '../shared/stage.js';
import { onDay } from '../shared/working-days.js';
import { openedOf } from './evolve.js';
import type {
  ApproveTerms,
  DraftTerms,
  Negotiation,
  NegotiationCommand,
  NegotiationEvent,
  OfferTerms,
  RecordCommitment,
  SendTermsBack,
} from './negotiation.js';
import { clauseIdAt, signedTermsOf } from './terms.js';
import { offerPolicies, termsPolicies } from './terms-policies.js';
import { may, nextLevel, wrongPhase } from './who-may.js';

type Answer = Decision<NegotiationEvent>;

export function decide(command: NegotiationCommand & Issued, state: Negotiation): Answer {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-negotiation':
      return decided([{ type: 'negotiation-opened', ...openedOf(command) }]);
    case 'draft-terms':
      return draftTerms(command, state);
    case 'offer':
      return offer(command, state);
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
    case 'withdraw':
      return decided([
        {
          type: 'negotiation-withdrawn',
          reason: command.reason,
          ...(command.note && { note: command.note }),
        },
      ]);
    case 'expire-offer':
      if (state.phase !== 'offered') return wrongPhase(state);
      return decided([{ type: 'offer-expired', termsVersion: state.terms.termsVersion }]);
    case 'record-commitment':
      return recordCommitment(command, state);
    default:
      return never(command);
  }
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
      clauses: command.clauses.map((clause, index) => ({ ...clause, clauseId: clauseIdAt(index) })),
    },
  ]);
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
  return decided([{ type: 'terms-approved', level: next.level, approverId: personIdOf(command) }]);
}

function sendBack(command: SendTermsBack & Issued, state: Negotiation): Answer {
  const next = nextLevel(state);
  if (!next) return wrongPhase(state);
  const { reason } = command;
  return decided([
    { type: 'terms-sent-back', level: next.level, approverId: personIdOf(command), reason },
  ]);
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

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}

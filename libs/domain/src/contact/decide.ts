import { isPerson } from '../shared/actor.js';
import { partiesOf } from '../shared/case.js';
import { decided, refused, type Claim, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Issued } from '../shared/stage.js';
import { dayOf } from '../shared/working-days.js';
import { adoptCalendar } from './calendar.js';
import { fileDocument, withdrawDocument } from './case-documents.js';
import type {
  AddContact,
  AddSubject,
  CloseCase,
  ContactCommand,
  CorrectCase,
  DeclineHandOver,
  DescribeIntent,
  Drop,
  HandOver,
  LogTouch,
  OpenCase,
  Park,
  Qualify,
  Reopen,
  TakeBack,
  TakeClaimsAgain,
} from './commands.js';
import type { Contact, ContactEvent, Corrected, Lead } from './contact.js';
import {
  awaitsFirstResponse,
  awaitsProgress,
  awaitsTriage,
  limitsFrom,
  progressAfter,
} from './limits.js';
import { link, recordBrought } from './links.js';
import { missingFor, notReady } from './qualifying.js';
import { mayTry, wrongPhase } from './who-may.js';

type Answer = Decision<ContactEvent>;

export function decide(command: ContactCommand & Issued, state: Contact): Answer {
  const refusal = mayTry(command.type, command.by, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-case':
      return open(command);
    case 'add-subject':
      return addSubject(command, state);
    case 'add-contact':
      return addContact(command, state);
    case 'describe-intent':
      return describeIntent(command);
    case 'correct-case':
      return correct(command, state);
    case 'log-touch':
      return logTouch(command, state);
    case 'hand-over':
      return handOver(command, state);
    case 'accept-hand-over':
      if (state.phase !== 'open' || !state.handOver) return wrongPhase(state);
      return decided([{ type: 'case-handed-over', from: state.officerId, to: state.handOver.to }]);
    case 'decline-hand-over':
      return declineHandOver(command);
    case 'link-case':
      return state.phase === 'not-opened' ? wrongPhase(state) : link(command, state);
    case 'record-brought':
      return recordBrought(command);
    case 'file-document':
      return state.phase === 'not-opened' ? wrongPhase(state) : fileDocument(command, state);
    case 'withdraw-document':
      return state.phase === 'not-opened' ? wrongPhase(state) : withdrawDocument(command, state);
    case 'qualify':
      return qualify(command, state);
    case 'drop':
      return drop(command);
    case 'park':
      return park(command);
    case 'resume':
      return resume(command, state);
    case 'reopen':
      return reopen(command, state);
    case 'take-back':
      return takeBack(command);
    case 'close-case':
      return closeCase(command, state);
    case 'take-claims-again':
      return takeClaimsAgain(command, state);
    case 'pass-first-response':
      return decided(awaitsFirstResponse(state) ? [{ type: 'first-response-overdue' }] : []);
    case 'pass-triage':
      return decided(awaitsTriage(state) ? [{ type: 'triage-overdue' }] : []);
    case 'pass-progress':
      return decided(awaitsProgress(state) ? [{ type: 'progress-overdue' }] : []);
    case 'adopt-calendar':
      return adoptCalendar(command, state);
    default:
      return never(command);
  }
}

/** Nobody else may attract a subject until its case is closed: one claim a subject. */
function open(command: OpenCase & Issued): Answer {
  const lead = leadOf(command);
  const parties = lead.subjects.flatMap(partiesOf);
  if (parties.length === 0) return refused('subject-needed');
  if (new Set(parties).size < parties.length) return refused('subject-named-twice');
  const limits = limitsFrom(command.at, lead, false);
  return decided([{ ...lead, type: 'case-opened', ...limits }], {
    takes: claimsOn(claimedIds(lead), lead),
  });
}

function leadOf({ type: _, by, at: __, commandId: ___, ...lead }: OpenCase & Issued): Lead {
  return isPerson(by) ? { ...lead, officerId: by.personId, officerUnitId: by.unitId } : lead;
}

/** Every id that means a subject of this case. */
function claimedIds({ subjects, otherIds = [] }: Pick<Lead, 'subjects' | 'otherIds'>): string[] {
  return [...new Set([...subjects.flatMap(partiesOf), ...otherIds])];
}

/** Whoever else wants a subject is told whom to ring, and nothing of the case. */
function claimsOn(
  ids: readonly string[],
  { officerUnitId, officerUnitName }: Lead,
): readonly Claim[] {
  const { zh, en } = officerUnitName ?? { zh: officerUnitId, en: officerUnitId };
  return ids.map((key) => ({
    kind: 'subject',
    key,
    refusal: 'already-being-attracted',
    disclosed: { unit: officerUnitId, unitZh: zh, unitEn: en },
  }));
}

function addSubject({ subject, otherIds, ...issued }: AddSubject & Issued, state: Contact): Answer {
  if (state.phase !== 'open') return wrongPhase(state);
  const parties = [...state.subjects, subject].flatMap(partiesOf);
  if (new Set(parties).size < parties.length) {
    return refused('subject-named-twice');
  }
  // What the case holds already it takes no second time.
  const others = (otherIds ?? []).filter((id) => !claimedIds(state).includes(id));
  const also = others.length === 0 ? {} : { otherIds: others };
  return decided([{ type: 'subject-added', subject, ...also, addedBy: personIdOf(issued) }], {
    takes: claimsOn([...partiesOf(subject), ...others], state),
  });
}

function addContact({ personId, ...issued }: AddContact & Issued, state: Contact): Answer {
  if (state.phase !== 'open') return wrongPhase(state);
  if (personId === state.contactPersonId || state.contactIds.includes(personId)) {
    return refused('contact-named-twice');
  }
  return decided([{ type: 'contact-added', personId, addedBy: personIdOf(issued) }]);
}

function describeIntent({ intent, plannedInvestment, ...issued }: DescribeIntent & Issued): Answer {
  return decided([
    {
      type: 'intent-described',
      intent,
      ...(plannedInvestment !== undefined && { plannedInvestment }),
      describedBy: personIdOf(issued),
    },
  ]);
}

/** Only what differs is corrected; what it was before stays in the event. */
function correct(command: CorrectCase & Issued, state: Contact): Answer {
  if (state.phase !== 'open') return wrongPhase(state);
  const { title, segment, district, plannedInvestment } = command;
  const after: Corrected = {
    ...(title && title.digest !== state.title.digest && { title }),
    ...(segment !== undefined && segment !== state.segment && { segment }),
    ...(district !== undefined && district !== state.district && { district }),
    ...(plannedInvestment !== undefined &&
      plannedInvestment !== state.plannedInvestment && { plannedInvestment }),
  };
  if (Object.keys(after).length === 0) return refused('nothing-to-correct');
  const before: Corrected = {
    ...(after.title && { title: state.title }),
    ...(after.segment !== undefined && state.segment !== undefined && { segment: state.segment }),
    ...(after.district !== undefined && { district: state.district }),
    ...(after.plannedInvestment !== undefined &&
      state.plannedInvestment !== undefined && { plannedInvestment: state.plannedInvestment }),
  };
  return decided([{ type: 'case-corrected', correctedBy: personIdOf(command), before, after }]);
}

function logTouch(command: LogTouch & Issued, state: Contact): Answer {
  if (state.phase !== 'open') return wrongPhase(state);
  const { on, kind, summary, nextStep, nextStepDue } = command;
  const today = dayOf(command.at);
  if (on > today) return refused('touch-in-the-future', { on, today });
  return decided([
    {
      type: 'touch-logged',
      touchId: `touch-${String(state.touches.length + 1)}`,
      loggedBy: personIdOf(command),
      on,
      kind,
      summary,
      ...(nextStep && { nextStep }),
      ...(nextStepDue && { nextStepDue }),
      ...progressAfter(command.at, state),
    },
  ]);
}

function declineHandOver({ reason, ...issued }: DeclineHandOver & Issued): Answer {
  const declinedBy = personIdOf(issued);
  return decided([{ type: 'hand-over-declined', declinedBy, ...(reason && { reason }) }]);
}

function handOver({ to, by, ...issued }: HandOver & Issued, state: Contact): Answer {
  if (state.phase !== 'open') return wrongPhase(state);
  if (to === state.officerId) return refused('already-its-officer');
  const proposedFor = isPerson(by) ? by.actsFor : undefined;
  return decided([
    {
      type: 'hand-over-proposed',
      to,
      proposedBy: personIdOf({ ...issued, by }),
      ...(proposedFor !== undefined && { proposedFor }),
    },
  ]);
}

function qualify(command: Qualify & Issued, state: Contact): Answer {
  if (state.phase !== 'open') return wrongPhase(state);
  const segment = command.segment ?? state.segment;
  const missing = missingFor(state, segment);
  if (missing.length > 0 || segment === undefined) {
    return notReady(missing);
  }
  return decided([{ type: 'case-qualified', segment, qualifiedBy: personIdOf(command) }]);
}

function drop({ reason, note, ...issued }: Drop & Issued): Answer {
  if (reason === 'other' && !note) return refused('note-needed');
  const droppedBy = personIdOf(issued);
  return decided([{ type: 'case-dropped', reason, ...(note && { note }), droppedBy }]);
}

function takeBack({ takenBackBy }: TakeBack): Answer {
  return decided([{ type: 'case-dropped', reason: 'import-undone', droppedBy: takenBackBy }]);
}

function park({ until, reason, ...issued }: Park & Issued): Answer {
  const today = dayOf(issued.at);
  if (until <= today) return refused('parked-until-the-past', { until, today });
  return decided([{ type: 'case-parked', until, reason, parkedBy: personIdOf(issued) }]);
}

function resume({ by, at }: Issued, state: Contact): Answer {
  if (state.phase !== 'parked') return decided([]);
  const limits = limitsFrom(at, state, state.touches.length > 0);
  const resumedBy = isPerson(by) ? { resumedBy: by.personId } : {};
  return decided([{ type: 'case-resumed', ...resumedBy, ...limits }]);
}

/** A closed case has let go of its subjects and takes them again: somebody else may have them now. */
function reopen({ reason, ...issued }: Reopen & Issued, state: Contact): Answer {
  if (state.phase !== 'dropped' && state.phase !== 'closed') return wrongPhase(state);
  const limits = limitsFrom(issued.at, state, state.touches.length > 0);
  const reopenedBy = personIdOf(issued);
  return decided([{ type: 'case-reopened', reason, reopenedBy, ...limits }], {
    takes: state.phase === 'closed' ? claimsOn(claimedIds(state), state) : [],
  });
}

/** A journey that was started anew may have sent this before: what was reopened stays open. */
function closeCase({ ending, outcomeVersion }: CloseCase, state: Contact): Answer {
  if (state.phase !== 'qualified' && state.phase !== 'dropped') return decided([]);
  const { claimsTakenAfter = 0 } = state;
  const isOfBefore = outcomeVersion !== undefined && outcomeVersion <= claimsTakenAfter;
  if (ending === 'not-supported' && isOfBefore) return decided([]);
  return decided([{ type: 'case-closed', ending }], {
    releases: claimedIds(state).map((key) => ({ kind: 'subject', key })),
  });
}

/** A case that is not closed yet holds its claims still. */
function takeClaimsAgain({ evaluationVersion }: TakeClaimsAgain, state: Contact): Answer {
  if (state.phase !== 'qualified' && state.phase !== 'closed') return wrongPhase(state);
  return decided([{ type: 'claims-taken-again', evaluationVersion }], {
    takes: state.phase === 'closed' ? claimsOn(claimedIds(state), state) : [],
  });
}

function personIdOf({ by }: Pick<Issued, 'by'>): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}

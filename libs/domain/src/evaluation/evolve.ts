import { never } from '../shared/exhaustive.js';
import type {
  Begun,
  Concluded,
  Convened,
  EarlierRound,
  Evaluation,
  EvaluationEvent,
  EvaluationOpened,
  OpinionOfRound,
} from './evaluation.js';

/** Folds one event. An event that does not fit leaves the state as it is. */
export function evolve(state: Evaluation, event: EvaluationEvent, version: number): Evaluation {
  switch (event.type) {
    case 'evaluation-opened':
      return {
        ...openedOf(event),
        phase: 'awaiting-panel',
        round: 1,
        earlier: [],
        reopened: false,
      };
    case 'evaluation-renewed':
      if (state.phase === 'not-opened') return state;
      return { ...openedOf(event), ...nextRound(state), phase: 'awaiting-panel', reopened: false };
    case 'panel-convened': {
      if (state.phase !== 'awaiting-panel') return state;
      const { type: _, experts, ...convened } = event;
      return {
        ...state,
        ...convened,
        phase: 'collecting-opinions',
        seats: experts.map((expertId) => ({ expertId })),
        opinions: [],
        opinionEvents: {},
        overdue: false,
      };
    }
    case 'reopening-requested': {
      if (state.phase !== 'concluded') return state;
      const { requestedBy, reason } = event;
      return {
        ...state,
        phase: 'reopening-requested',
        requestedBy,
        reopeningReason: reason,
        requestedAtVersion: version,
      };
    }
    case 'reopening-refused':
      if (state.phase !== 'reopening-requested') return state;
      return { ...convenedOf(state), ...concludedOf(state), phase: 'concluded' };
    case 'evaluation-reopened':
      if (state.phase !== 'reopening-requested') return state;
      return { ...openedOf(state), ...nextRound(state), phase: 'awaiting-panel', reopened: true };
    case 'calendar-adopted':
      return state.phase === 'not-opened' ? state : recountedBy(event, state);
    default:
      return state.phase === 'collecting-opinions' ? evolvePanel(state, event, version) : state;
  }
}

type Opened = Exclude<Evaluation, { phase: 'not-opened' }>;
type Collecting = Extract<Evaluation, { phase: 'collecting-opinions' }>;

type PanelEvent = Exclude<
  EvaluationEvent,
  {
    type:
      | 'evaluation-opened'
      | 'evaluation-renewed'
      | 'panel-convened'
      | 'reopening-requested'
      | 'reopening-refused'
      | 'evaluation-reopened'
      | 'calendar-adopted';
  }
>;

/** A day that had passed only by the old calendar's guess has not passed yet. */
function recountedBy(
  { calendar, opinionsDue }: Extract<EvaluationEvent, { type: 'calendar-adopted' }>,
  state: Opened,
): Evaluation {
  if (state.phase !== 'collecting-opinions' || !opinionsDue) return { ...state, calendar };
  const overdue = state.overdue && opinionsDue.at === state.opinionsDue.at;
  return { ...state, calendar, opinionsDue, overdue };
}

function evolvePanel(state: Collecting, event: PanelEvent, version: number): Evaluation {
  switch (event.type) {
    case 'conflict-declared':
      return withSeat(state, event.expertId, { declared: event.conflict });
    case 'opinion-given':
    case 'opinion-amended':
      return withOpinion(state, event);
    case 'expert-recused': {
      const opinions = state.opinions.filter(({ expertId }) => expertId !== event.expertId);
      return { ...withSeat(state, event.expertId, { recused: true }), opinions };
    }
    case 'expert-replaced': {
      const { replaces, expertId, opinionsDue } = event;
      const seated = withSeat(state, replaces, { replacedBy: expertId });
      const overdue = state.overdue && opinionsDue.at === state.opinionsDue.at;
      return { ...seated, seats: [...seated.seats, { expertId }], opinionsDue, overdue };
    }
    case 'opinions-extended': {
      const { previouslyDue, opinionsDue, reason } = event;
      return { ...state, opinionsDue, overdue: false, extension: { previouslyDue, reason } };
    }
    case 'opinion-deadline-passed':
      return { ...state, overdue: true };
    case 'evaluation-concluded': {
      const { type: _, dissenting = [], ...concluded } = event;
      const concludedAtVersion = version;
      return { ...state, ...concluded, dissenting, phase: 'concluded', concludedAtVersion };
    }
    default:
      return never(event);
  }
}

function withSeat(
  state: Collecting,
  expertId: string,
  change: Partial<Collecting['seats'][number]>,
): Collecting {
  const seats = state.seats.map((seat) =>
    seat.expertId === expertId ? { ...seat, ...change } : seat,
  );
  return { ...state, seats };
}

/** An expert's newest opinion is the one that counts; it keeps the place of the first. */
function withOpinion(
  state: Collecting,
  { expertId, scores, comment, recommendation }: OpinionOfRound,
): Collecting {
  const opinion = { expertId, scores, comment, recommendation };
  const isFirst = state.opinions.every((other) => other.expertId !== expertId);
  return {
    ...state,
    opinions: isFirst
      ? [...state.opinions, opinion]
      : state.opinions.map((other) => (other.expertId === expertId ? opinion : other)),
    opinionEvents: {
      ...state.opinionEvents,
      [expertId]: (state.opinionEvents[expertId] ?? 0) + 1,
    },
  };
}

/** The round that ends joins the earlier ones, with whoever sat in it and what it left. */
function nextRound(state: Opened): Pick<Begun, 'round' | 'earlier'> {
  if (state.phase === 'awaiting-panel') return { round: state.round, earlier: state.earlier };
  const ended: EarlierRound = {
    round: state.round,
    panel: state.seats.map((seat) => seat.expertId),
    opinionEvents: state.opinionEvents,
    ...(state.phase !== 'collecting-opinions' && { concluded: concludedOf(state) }),
  };
  return { round: state.round + 1, earlier: [...state.earlier, ended] };
}

export function openedOf(whole: EvaluationOpened): EvaluationOpened {
  const { openingId, case: facts, rubric, calendar, packVersion, reopeningRole } = whole;
  return {
    openingId,
    case: facts,
    rubric,
    calendar,
    packVersion,
    ...(reopeningRole && { reopeningRole }),
  };
}

function convenedOf(whole: Convened): Convened {
  return {
    ...openedOf(whole),
    round: whole.round,
    earlier: whole.earlier,
    reopened: whole.reopened,
    secretaryId: whole.secretaryId,
    ...(whole.secretaryFor !== undefined && { secretaryFor: whole.secretaryFor }),
    ...(whole.drawn && { drawn: whole.drawn }),
    seats: whole.seats,
    opinions: whole.opinions,
    opinionEvents: whole.opinionEvents,
    opinionsDue: whole.opinionsDue,
    overdue: whole.overdue,
    ...(whole.extension && { extension: whole.extension }),
  };
}

function concludedOf(whole: Concluded): Concluded {
  return {
    conclusion: whole.conclusion,
    resultCentipoints: whole.resultCentipoints,
    findings: whole.findings,
    ...(whole.deviationReason && { deviationReason: whole.deviationReason }),
    dissenting: whole.dissenting,
    concludedAtVersion: whole.concludedAtVersion,
  };
}

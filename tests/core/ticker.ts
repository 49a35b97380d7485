import { holdsRole, isPerson, type Instant } from '#domain/shared/actor';
import { decided, refused, type Decision } from '#domain/shared/decision';
import type { Issued, Stage } from '#domain/shared/stage';

/**
 * A stage that exists for the core's own specs: it ticks by deadline, asks an errand every tenth
 * tick, takes notes from people and ends when it was stopped. No rule of Duet's is in it.
 */
export interface Ticker {
  readonly phase: 'not-opened' | 'ticking' | 'stopped';
  readonly ticks: number;
  readonly ticksMax: number;
  readonly tickDays: number;
  readonly nextTickAt?: Instant;
  readonly notes: readonly string[];
  readonly asked?: number;
  readonly answers: number;
  readonly stoppedAt?: number;
}

export type TickerCommand =
  | { readonly type: 'open-ticker'; readonly ticksMax: number; readonly tickDays: number }
  | {
      readonly type: 'take-note';
      readonly note: string;
      /** A word no other ticker may hold meanwhile, and one this ticker lets go. */
      readonly claim?: string;
      readonly frees?: string;
      /** Another ticker that takes the same note, or neither does. */
      readonly beside?: string;
    }
  | { readonly type: 'stop' }
  | { readonly type: 'tick' }
  | { readonly type: 'record-answer' };

export type TickerEvent =
  | {
      readonly type: 'ticker-opened';
      readonly ticksMax: number;
      readonly tickDays: number;
      readonly nextTickAt: Instant;
    }
  | { readonly type: 'note-taken'; readonly note: string }
  | { readonly type: 'ticked'; readonly nextTickAt: Instant; readonly asks: boolean }
  | { readonly type: 'answer-recorded' }
  | { readonly type: 'stopped' };

const dayMs = 86_400_000;
const errandEvery = 10;

export interface TickerOptions {
  /** A stricter rule, as it might arrive while cases run. */
  readonly notesMax?: number;
  /** False: no errand is ever asked. */
  readonly asks?: boolean;
}

export function tickerStage(
  options: TickerOptions = {},
): Stage<Ticker, TickerCommand, TickerEvent, { kind: 'stopped'; ticks: number; version: number }> {
  const { notesMax = Number.POSITIVE_INFINITY, asks = true } = options;
  return {
    name: 'ticker',
    initial: { phase: 'not-opened', ticks: 0, ticksMax: 0, tickDays: 0, notes: [], answers: 0 },
    commands: ['take-note', 'stop'],
    may: () => undefined,
    decide: (command, state) => decide(command, state, { notesMax, asks }),
    evolve,
    // An open errand would be voided by the next tick, so the deadline waits for the answer.
    due: (state) =>
      state.phase === 'ticking' && state.nextTickAt !== undefined && state.asked === undefined
        ? { at: state.nextTickAt, provisional: false, command: { type: 'tick' } }
        : undefined,
    errand: (state) =>
      state.asked === undefined
        ? undefined
        : { service: 'helper', type: 'help', raisedAtVersion: state.asked, request: {} },
    answered: () => ({ type: 'record-answer' }),
    outcome: (state) =>
      state.phase === 'stopped' && state.asked === undefined
        ? { kind: 'stopped', ticks: state.ticks, version: state.stoppedAt ?? 0 }
        : undefined,
    waits: () => [],
    visible: {
      seesCase: (viewer) => !isPerson(viewer) || !holdsRole(viewer, 'expert'),
      seesEvent: (viewer, _state, event) => !isPerson(viewer) || event.type !== 'ticked',
      hiddenEvents: (viewer, state) => (isPerson(viewer) ? state.ticks : 0),
    },
    sentences: {},
  };
}

function decide(
  command: TickerCommand & Issued,
  state: Ticker,
  { notesMax, asks }: Required<TickerOptions>,
): Decision<TickerEvent> {
  const after = (days: number, from = command.at) =>
    new Date(Date.parse(from) + days * dayMs).toISOString();
  switch (command.type) {
    case 'open-ticker': {
      if (state.phase !== 'not-opened') return refused('already-opened');
      const { ticksMax, tickDays } = command;
      return decided([
        { type: 'ticker-opened', ticksMax, tickDays, nextTickAt: after(tickDays) },
      ]);
    }
    case 'take-note': {
      if (state.phase !== 'ticking') return refused('not-ticking', { ticks: state.ticks });
      if (state.notes.length >= notesMax) return refused('too-many-notes');
      const takes = command.claim
        ? [{ kind: 'note', key: command.claim, refusal: 'note-claimed', disclosed: {} }]
        : [];
      const releases = command.frees ? [{ kind: 'note', key: command.frees }] : [];
      const alongside = command.beside
        ? [{ stream: command.beside, caseId: 'case-1', command: besideNote(command.note) }]
        : [];
      return decided([{ type: 'note-taken', note: command.note }], { takes, releases, alongside });
    }
    case 'stop':
      if (state.asked !== undefined) return refused('waiting-for-helper');
      return state.phase === 'ticking' ? decided([{ type: 'stopped' }]) : refused('not-ticking');
    case 'tick': {
      const last = state.ticks + 1 >= state.ticksMax;
      const ticked = {
        type: 'ticked' as const,
        nextTickAt: after(state.tickDays, state.nextTickAt),
        asks: asks && (state.ticks + 1) % errandEvery === 0,
      };
      return decided(last ? [ticked, { type: 'stopped' }] : [ticked]);
    }
    case 'record-answer':
      return decided(state.asked === undefined ? [] : [{ type: 'answer-recorded' }]);
  }
}

function besideNote(note: string) {
  return { type: 'take-note', note } as const;
}

function evolve(state: Ticker, event: TickerEvent, version: number): Ticker {
  switch (event.type) {
    case 'ticker-opened': {
      const { type: _, ...opened } = event;
      return { ...state, ...opened, phase: 'ticking' };
    }
    case 'note-taken':
      return { ...state, notes: [...state.notes, event.note] };
    case 'ticked': {
      const { nextTickAt } = event;
      const ticked = { ...state, ticks: state.ticks + 1, nextTickAt };
      return event.asks ? { ...ticked, asked: version } : ticked;
    }
    case 'answer-recorded': {
      const { asked: _, ...answered } = state;
      return { ...answered, answers: state.answers + 1 };
    }
    case 'stopped':
      return { ...state, phase: 'stopped', stoppedAt: version };
  }
}

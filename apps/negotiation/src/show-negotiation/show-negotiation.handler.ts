import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { NegotiationView } from '#contracts/negotiation/views';
import type { Negotiation } from '#domain/negotiation/negotiation';
import { nextLevel } from '#domain/negotiation/who-may';
import { streamOf } from '#domain/shared/stage';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import {
  logShown,
  rulesShown,
  termsShown,
  wordsIn,
  type OpenedNegotiation,
} from '../terms-shown.js';

export class ShowNegotiation extends StageQuery<NegotiationView> {}

@QueryHandler(ShowNegotiation)
export class ShowNegotiationHandler implements IQueryHandler<ShowNegotiation> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute(query: ShowNegotiation): Promise<NegotiationView> {
    const seen = await seenBy<Negotiation>(this.recorder, 'negotiation', query);
    const { state, version, commands } = seen;
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const [words, moments] = await Promise.all([
      this.texts.read(wordsIn(state)),
      this.momentsOf(query.id),
    ]);
    const shown = (textId: string) => words.get(textId) ?? null;
    const next = nextLevel(state);
    return {
      caseId: query.id,
      version,
      phase: state.phase,
      case: state.case,
      conclusion: state.conclusion,
      findings: state.findings.map(({ number }) => number),
      rules: rulesShown(state),
      ...(state.terms && { terms: termsShown(state.terms, state.approvalLevels, shown) }),
      ...logShown(state, shown),
      ...progressShown(state, shown, moments),
      ...(next && { nextLevel: next.level }),
      commands,
    };
  }

  /** When approvals, a refusal of one and the signature were last recorded. */
  private async momentsOf(caseId: string): Promise<readonly Moment[]> {
    const events = await this.recorder.record.events
      .find(
        { stream: streamOf('negotiation', caseId), 'event.type': { $in: [...timedEvents] } },
        { projection: { at: 1, event: 1 }, sort: { version: -1 } },
      )
      .toArray();
    return events.map(({ at, event }) => ({ ...(event as Omit<Moment, 'at'>), at }));
  }
}

const timedEvents = ['terms-approved', 'terms-sent-back', 'terms-signed'] as const;

/** One of those events, the newest first. */
interface Moment {
  readonly type: (typeof timedEvents)[number];
  readonly level?: number;
  readonly at: string;
}

function momentOf(
  moments: readonly Moment[],
  type: Moment['type'],
  level?: number,
): { at?: string } {
  const found = moments.find((one) => one.type === type && one.level === level);
  return found ? { at: found.at } : {};
}

type Progress = Pick<
  NegotiationView,
  | 'offer'
  | 'lastOfferExpired'
  | 'sentBack'
  | 'agreementNote'
  | 'approvals'
  | 'signerId'
  | 'signedAt'
  | 'scans'
  | 'shortage'
  | 'withdrawn'
>;

/** How far the present version has come: each phase holds what the ones before it left. */
function progressShown(
  state: OpenedNegotiation,
  shown: (textId: string) => string | null,
  moments: readonly Moment[],
): Progress {
  const sentBack = state.phase === 'drafting' ? state.sentBack : undefined;
  const agreementNote = 'agreementNote' in state ? state.agreementNote : undefined;
  const { at: signed } = momentOf(moments, 'terms-signed');
  return {
    ...('offer' in state && { offer: state.offer }),
    ...(state.phase === 'drafting' && { lastOfferExpired: state.lastOfferExpired }),
    ...(sentBack && {
      sentBack: {
        ...sentBack,
        reason: shown(sentBack.reason.textId),
        ...momentOf(moments, 'terms-sent-back', sentBack.level),
      },
    }),
    ...(agreementNote && { agreementNote: shown(agreementNote.textId) }),
    approvals:
      'approvals' in state
        ? state.approvals.map((one) => ({ ...one, ...momentOf(moments, 'terms-approved', one.level) }))
        : [],
    ...('signerId' in state && { signerId: state.signerId }),
    ...(signed !== undefined && { signedAt: signed }),
    scans:
      'scans' in state
        ? state.scans.map((scan) => ({ ...scan, name: shown(scan.name.textId) }))
        : [],
    ...(state.phase === 'commitment-refused' && { shortage: state.shortage }),
    ...(state.phase === 'withdrawn' && {
      withdrawn: {
        reason: state.reason,
        ...(state.note && { note: shown(state.note.textId) }),
      },
    }),
  };
}

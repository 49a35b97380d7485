import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ContactView } from '#contracts/contact/views';
import type { Contact, Corrected, Worked } from '#domain/contact/contact';
import { missingFor } from '#domain/contact/qualifying';
import { seesLink } from '#domain/contact/visible';
import type { PersonActor } from '#domain/shared/actor';
import type { Subject } from '#domain/shared/case';
import { streamOf } from '#domain/shared/stage';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';

export class ShowContact extends StageQuery<ContactView> {}

@QueryHandler(ShowContact)
export class ShowContactHandler implements IQueryHandler<ShowContact> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute(query: ShowContact): Promise<ContactView> {
    const { state, version, commands } = await seenBy<Contact>(this.recorder, 'contact', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { touches, note, title, intent, corrections } = state;
    const parked = state.phase === 'parked' ? state : undefined;
    const dropNote = 'dropNote' in state ? state.dropNote : undefined;
    const words = await this.texts.read([
      title,
      note,
      dropNote,
      intent,
      parked?.parkReason,
      ...corrections.flatMap(({ before, after }) => [before.title, after.title]),
      ...touches.flatMap((touch) => [touch.summary, touch.nextStep]),
    ]);
    const shown = (textId: string) => words.get(textId) ?? null;
    const facts = ({ title: called, ...said }: Corrected) => ({
      ...said,
      ...(called && { title: shown(called.textId) }),
    });
    return {
      caseId: query.id,
      version,
      phase: state.phase,
      title: shown(title.textId),
      subjects: state.subjects.map(shownSubject),
      ...(state.segment !== undefined && { segment: state.segment }),
      district: state.district,
      source: { ...state.source },
      ...(state.plannedInvestment !== undefined && { plannedInvestment: state.plannedInvestment }),
      ...(state.contactPersonId !== undefined && { contactPersonId: state.contactPersonId }),
      contactIds: [...state.contactIds],
      ...(intent && { intent: shown(intent.textId) }),
      ...(note && { note: shown(note.textId) }),
      disclosure: state.disclosure ?? 'internal',
      officerId: state.officerId,
      officerUnitId: state.officerUnitId,
      firstResponseDue: { ...state.firstResponseDue },
      overdue: state.overdue,
      ...(state.triageDue && { triageDue: { ...state.triageDue } }),
      triageOverdue: state.triageOverdue,
      ...(state.progressDue && { progressDue: { ...state.progressDue } }),
      progressOverdue: state.progressOverdue,
      missing: [...missingFor(state)],
      touches: touches.map(({ summary, nextStep, ...touch }) => ({
        ...touch,
        summary: shown(summary.textId),
        ...(nextStep && { nextStep: shown(nextStep.textId) }),
      })),
      corrections: corrections.map(({ correctedBy, before, after }) => ({
        correctedBy,
        before: facts(before),
        after: facts(after),
      })),
      ...(state.handOver && {
        handOver: { to: state.handOver.to, proposedBy: state.handOver.proposedBy },
      }),
      links: await this.linksSeen(state, query.viewing.by),
      ...(parked && { parkedUntil: parked.until, parkReason: shown(parked.parkReason.textId) }),
      ...('reason' in state && { dropReason: state.reason }),
      ...(dropNote && { dropNote: shown(dropNote.textId) }),
      ...(state.phase === 'closed' && { ending: state.ending }),
      commands,
    };
  }
  /** Each end is shown to whoever sees the other, as both stand now. */
  private async linksSeen({ links = [] }: Pick<Worked, 'links'>, viewer: PersonActor) {
    const seen = await Promise.all(
      links.map(async (link) => {
        const { stage, state } = await this.recorder.draft(streamOf('contact', link.otherCaseId));
        return seesLink(viewer, link) && stage.visible.seesCase(viewer, state) ? [link] : [];
      }),
    );
    return seen.flat().map(({ otherCaseId, direction }) => ({ caseId: otherCaseId, direction }));
  }
}

function shownSubject(subject: Subject) {
  return subject.kind === 'team'
    ? { ...subject, memberIds: [...subject.memberIds] }
    : { ...subject };
}

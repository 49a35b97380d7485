import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ContactView } from '#contracts/contact/views';
import type { Contact } from '#domain/contact/contact';
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
    const { touches, note, title } = state;
    const dropNote = 'dropNote' in state ? state.dropNote : undefined;
    const words = await this.texts.read([
      title,
      note,
      dropNote,
      ...touches.flatMap((touch) => [touch.summary, touch.nextStep]),
    ]);
    const shown = (textId: string) => words.get(textId) ?? null;
    return {
      caseId: query.id,
      version,
      phase: state.phase,
      title: shown(title.textId),
      subjects: state.subjects.map((subject) => ({ ...subject })),
      ...(state.segment !== undefined && { segment: state.segment }),
      district: state.district,
      source: { ...state.source },
      ...(state.plannedInvestment !== undefined && { plannedInvestment: state.plannedInvestment }),
      ...(state.contactPersonId !== undefined && { contactPersonId: state.contactPersonId }),
      ...(note && { note: shown(note.textId) }),
      officerId: state.officerId,
      officerUnitId: state.officerUnitId,
      firstResponseDue: { ...state.firstResponseDue },
      overdue: state.overdue,
      touches: touches.map(({ summary, nextStep, ...touch }) => ({
        ...touch,
        summary: shown(summary.textId),
        ...(nextStep && { nextStep: shown(nextStep.textId) }),
      })),
      ...('reason' in state && state.reason !== undefined && { dropReason: state.reason }),
      ...(dropNote && { dropNote: shown(dropNote.textId) }),
      ...(state.phase === 'closed' && { ending: state.ending }),
      commands,
    };
  }
}

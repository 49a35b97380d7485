import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListTrace } from '#contracts/register/commands';
import type { TracePage } from '#contracts/register/views';
import { seesTrace } from '#domain/register/entry-who-may';
import type { Entry, EntryEvent } from '#domain/register/entry';
import { isPerson, type Actor } from '#domain/shared/actor';
import { streamOf } from '#domain/shared/stage';
import type { TextRef } from '#domain/shared/text';
import { cursorAt, placeAt } from '#platform/http/cursor';
import type { EventDocument } from '#platform/store/documents';
import { Texts } from '#platform/store/texts';
import { unknownEntry } from '../answers.js';
import { tiedUnitsOf } from '../give-to-entry.js';
import { RegisterQuery } from '../list-endpoint.js';
import { Register } from '../register.js';

export class ShowTrace extends RegisterQuery<ListTrace, TracePage> {}

type Look = TracePage['looks'][number];

@QueryHandler(ShowTrace)
export class ShowTraceHandler implements IQueryHandler<ShowTrace> {
  constructor(
    private readonly register: Register,
    private readonly texts: Texts,
  ) {}

  async execute({ asked, viewing, entryId }: ShowTrace): Promise<TracePage> {
    const { register } = this;
    const entry = await register.find(entryId);
    if (!entry || !(await this.sees(viewing.by, entryId))) {
      throw unknownEntry('entry', viewing.language);
    }
    const [at, after] = placeAt(asked.cursor, 2) ?? [];
    const streams = (await register.idsOf(entryId)).map((id) => streamOf('entry', id));
    const found = await register.recorder.record.events
      .find({
        stream: { $in: streams },
        'event.type': { $in: ['field-disclosed', 'account-sealed'] },
        ...(at !== undefined &&
          after !== undefined && {
            $or: [{ at: { $lt: at } }, { at, _id: { $lt: after } }],
          }),
      })
      .sort({ at: -1, _id: -1 })
      .limit(asked.limit + 1)
      .toArray();
    const page = found.slice(0, asked.limit);
    const last = found.length > asked.limit ? page.at(-1) : undefined;
    const notes = await this.texts.read(page.map(noteOf));
    return {
      looks: page.map((document) => lookOf(document, notes)),
      ...(last && { nextCursor: cursorAt(last.at, last._id) }),
    };
  }

  private async sees(by: Actor, entryId: string): Promise<boolean> {
    const entry = await this.register.find(entryId);
    const { state } = await this.register.recorder.draft(streamOf('entry', entryId));
    return entry !== undefined && seesTrace(by, state as Entry, await tiedUnitsOf(this.register, entry, by));
  }
}

function noteOf({ event }: EventDocument): TextRef | undefined {
  const disclosed = event as EntryEvent;
  return disclosed.type === 'field-disclosed' ? disclosed.note : undefined;
}

function lookOf({ event, at, by, caseId }: EventDocument, notes: ReadonlyMap<string, string>): Look {
  const happened = event as EntryEvent;
  if (happened.type === 'account-sealed') {
    const { forService, accountId: entryId, caseId: forCase, paymentId } = happened;
    return { at, entryId, by: forService, caseId: forCase, paymentId };
  }
  if (happened.type !== 'field-disclosed') throw new Error(`${event.type} is no look`);
  const { field, purpose, note, byFor } = happened;
  return {
    at,
    entryId: caseId,
    by: isPerson(by) ? by.personId : happened.by,
    ...(byFor !== undefined && { byFor }),
    field,
    purpose,
    ...(note && { note: notes.get(note.textId) ?? null }),
  };
}

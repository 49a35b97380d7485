import { ImportEvent } from '#contracts/contact/events';
import type { EraseWith, MergeJudged } from '#domain/register/entry';
import { streamOf } from '#domain/shared/stage';
import type { ServiceLog } from '#platform/log/log';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { eraseWritten } from './erase-written.js';
import { mergeFacts, pointTo } from './merging.js';
import type { Register } from './register.js';

type Judged = Extract<ImportEvent, { type: 'row-judged' }>;
type Undone = Extract<ImportEvent, { type: 'import-undone' }>;

const contactService = { kind: 'service', service: 'contact' } as const;

/** What becomes of a sheet's parties once somebody has judged one of its rows, or undone it. */
export async function applyImportNews(
  news: PublishedEvent,
  register: Register,
  log: ServiceLog,
): Promise<void> {
  const happened = ImportEvent.parse(news.event);
  if (happened.type === 'row-judged') await learnVerdict(happened, news, register, log);
  if (happened.type === 'import-undone') await withdrawPeople(happened, news, register, log);
}

/**
 * A verdict is learnt: what a sheet brought under another name becomes one with the entry it was
 * judged to be, so the name finds that one and no other sheet asks again. It is a merge like any
 * other and can be undone. What somebody entered by hand is left for the head to merge.
 */
async function learnVerdict(
  { verdict, subjectId = '', ownSubjectId = '', by: judgedBy, byFor }: Judged,
  { id }: PublishedEvent,
  register: Register,
  log: ServiceLog,
): Promise<void> {
  if (verdict !== 'same') return;
  const own = await register.kept.organisations.findOne({ _id: ownSubjectId });
  const into = await register.organisation(subjectId);
  const isFromSheet = own?.registeredBy.startsWith('import-') === true;
  if (!own || !into || !isFromSheet || own.survivorId !== undefined || into._id === own._id) return;
  const command: MergeJudged = {
    ...{ type: 'merge-judged', into: into._id, ...mergeFacts(own, into), judgedBy },
    ...(byFor !== undefined && { judgedFor: byFor }),
  };
  const given = await register.recorder.give({
    ...{ stream: streamOf('entry', own._id), caseId: own._id, command, by: contactService },
    commandId: `news:${id}`,
    bodyDigest: register.keys.digest(command),
    beside: (session) => pointTo(register, own._id, into._id, session),
  });
  // Two credit codes, say: they stay two, and the row goes by what the person said.
  if (!given.ok) log.info('verdict-not-learnt', { entryId: own._id, code: given.code });
}

/**
 * People whom an undone import brought and nobody else has to do with are erased: the purpose they were
 * kept for is gone. Whoever a kept case names stays, and so does whoever anybody has done anything with.
 * Organisations are public and stay.
 * @throws Error while cases of the sheet are not known here yet: to be tried again.
 */
async function withdrawPeople(
  { rows }: Undone,
  { id, caseId: importId }: PublishedEvent,
  register: Register,
  log: ServiceLog,
): Promise<void> {
  const { kept } = register;
  const opened = rows.flatMap(({ caseId }) => caseId ?? []);
  const known = await kept.ties.distinct('caseId', { caseId: { $in: opened } });
  if (known.length < new Set(opened).size) throw new Error('news of its cases is still on the way');
  const withdrawn = rows.flatMap(({ result, caseId }) => (result === 'withdrawn' ? (caseId ?? []) : []));
  const brought = await kept.people
    .find({ registeredBy: new RegExp(`^import-${importId}:`), erased: { $exists: false }, payee: { $exists: false } })
    .toArray();
  let erased = 0;
  for (const { _id: personId, survivorId } of brought) {
    const elsewhere = { entryId: personId, caseId: { $nin: withdrawn } };
    const draft = await register.recorder.draft(streamOf('entry', personId));
    const isTouched = survivorId !== undefined || draft.version > 1;
    if (isTouched || (await kept.ties.findOne(elsewhere))) continue;
    const command: EraseWith = { type: 'erase-with', personId };
    const given = await register.recorder.give({
      ...{ stream: streamOf('entry', personId), caseId: personId, command, by: contactService },
      commandId: `news:${id}`,
      bodyDigest: register.keys.digest(command),
      beside: (session) => eraseWritten(register, { personIds: [personId], accountIds: [] }, session),
    });
    if (given.ok) erased += 1;
  }
  log.info('people-withdrawn', { importId, people: erased });
}

import { ContactEvent } from '#contracts/contact/events';
import { RewardEvent } from '#contracts/reward/events';
import { isRestricted } from '#domain/access/disclosure';
import type { NotePayment } from '#domain/register/entry';
import { streamOf } from '#domain/shared/stage';
import { dayOf } from '#domain/shared/working-days';
import type { EventReader } from '#platform/consumer/event-consumer';
import type { ServiceLog } from '#platform/log/log';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import type { TieDocument } from './documents.js';
import { kindOf } from './entries.js';
import { applyImportNews } from './import-news.js';
import type { Register } from './register.js';

type About = Pick<TieDocument, 'unitId' | 'restrictedTo'>;

/**
 * What happens in cases, as far as it binds the register: which entries a case names, and what became
 * of a payment. Every event may come twice; each leaves the same as once.
 */
export class NewsReader implements EventReader {
  constructor(
    private readonly register: Register,
    private readonly log: ServiceLog,
  ) {}

  async apply(event: PublishedEvent): Promise<void> {
    if (event.stream.startsWith('contact-')) await this.applyContact(event);
    if (event.stream.startsWith('reward-')) await this.applyReward(event);
    if (event.stream.startsWith('import-')) await applyImportNews(event, this.register, this.log);
  }

  /** What cannot be read delays nobody; the event itself stays in its own service's record. */
  async park(event: PublishedEvent | undefined, _raw: string, reason: string): Promise<void> {
    this.log.error('register-news-passed-over', { id: event?.id, reason });
    return Promise.resolve();
  }

  private async applyContact({ caseId, event }: PublishedEvent): Promise<void> {
    const happened = ContactEvent.parse(event);
    switch (happened.type) {
      case 'case-opened': {
        const { subjects, contactPersonId, officerUnitId: unitId, officerId } = happened;
        const about = { unitId, ...(isRestricted(happened) && { restrictedTo: officerId }) };
        const named = subjects.map(({ subjectId }) => subjectId);
        if (contactPersonId !== undefined) named.push(contactPersonId);
        for (const entryId of named) await this.tie(entryId, caseId, about);
        return;
      }
      case 'subject-added':
        return this.tieToo(happened.subject.subjectId, caseId);
      case 'contact-added':
        return this.tieToo(happened.personId, caseId);
      case 'case-handed-over':
        return this.handOver(caseId, happened.to);
      case 'case-closed':
        await this.register.kept.ties.updateMany({ caseId }, { $set: { open: false } });
        return;
      case 'case-reopened':
      case 'claims-taken-again':
        await this.register.kept.ties.updateMany({ caseId }, { $set: { open: true } });
        return;
      default:
        return;
    }
  }

  /** A case that opened before is known by its first tie: events of one case come in order. */
  private async tieToo(entryId: string, caseId: string): Promise<void> {
    const first = await this.register.kept.ties.findOne({ caseId });
    if (first) await this.tie(entryId, caseId, first);
  }

  private async tie(entryId: string, caseId: string, { unitId, restrictedTo }: About): Promise<void> {
    const { ties, people } = this.register.kept;
    const _id = `${entryId}:${caseId}`;
    const tie = { entryId, caseId, unitId, open: true, ...(restrictedTo !== undefined && { restrictedTo }) };
    await ties.updateOne({ _id }, { $setOnInsert: tie }, { upsert: true });
    if (kindOf(entryId) !== 'person') return;
    const standing = { _id: entryId, erased: { $exists: false } };
    const seenBy =
      restrictedTo === undefined
        ? { tiedUnits: unitId }
        : { tiedOfficers: restrictedTo, tiedHeads: unitId };
    await people.updateOne(standing, { $addToSet: seenBy });
  }

  /** Who answers for a restricted case now knows its people, and who did does not, but for others of theirs. */
  private async handOver(caseId: string, to: string): Promise<void> {
    const { ties, people } = this.register.kept;
    const restricted = { caseId, restrictedTo: { $exists: true } };
    await ties.updateMany(restricted, { $set: { restrictedTo: to } });
    for (const entryId of await ties.distinct('entryId', restricted)) {
      const tiedOfficers = await ties.distinct('restrictedTo', { entryId, restrictedTo: { $exists: true } });
      const standing = { _id: entryId, erased: { $exists: false as const } };
      await people.updateOne(standing, { $set: { tiedOfficers: tiedOfficers as string[] } });
    }
  }

  private async applyReward({ id, caseId, at, event }: PublishedEvent): Promise<void> {
    const happened = RewardEvent.parse(event);
    if (happened.type !== 'payment-paid' && happened.type !== 'payment-rejected') return;
    const { paymentId } = happened;
    const stands = happened.type === 'payment-paid' ? 'paid' : 'released';
    const { recorder, keys } = this.register;
    const command: NotePayment = { type: 'note-payment', caseId, paymentId, stands, on: dayOf(at) };
    for (const entryId of await this.entriesOf(caseId, paymentId)) {
      const given = await recorder.give({
        stream: streamOf('entry', entryId),
        caseId: entryId,
        by: { kind: 'service', service: 'reward' },
        command,
        commandId: `news:${id}`,
        bodyDigest: keys.digest(command),
      });
      if (!given.ok) throw new Error(`${entryId} refused the news of a payment: ${given.code}`);
    }
  }

  /** The account that was sealed for this payment, and its owner. */
  private async entriesOf(caseId: string, paymentId: string): Promise<string[]> {
    return this.register.recorder.record.snapshots.distinct('caseId', {
      'state.payments': { $elemMatch: { caseId, paymentId } },
    });
  }
}

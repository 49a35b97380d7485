import { performance } from 'node:perf_hooks';
import type { ClientSession } from 'mongodb';
import { mongoClock } from '#platform/store/clock';
import type { Giving } from '#platform/store/giving';
import { Drafts } from '#platform/store/drafts';
import { planCommand } from '#platform/store/plan';
import type { RecordCollections } from '#platform/store/collections';
import type { StreamDraft } from '#platform/store/stream-draft';
import { StreamReader } from '#platform/store/stream-reader';
import {
  atTheBank,
  byClients,
  caseAmount,
  caseIds,
  fundStream,
  lineOfFund,
  openFund,
  payout,
  rewardStages,
} from '../core/hot-fund.js';
import { ownRecord, type OwnRecord } from '../core/own-record.js';
import { ratioOf, type Ratio } from './blocks.js';

const clients = 64;
const plan = { pairs: 10, product: 512, naive: 96 };

/**
 * R8: payouts a second on one hot fund at 64 clients, at the fund writer's port, ÷ a naive transaction
 * each, which decides by the same rules and writes the same documents. Measured in milliseconds a
 * payout, so the ratio of the rates is that of the naive time to the grouped one.
 * @throws Error when a payment was paid twice, not at all, or beyond the fund.
 */
export async function r8(): Promise<Record<string, Ratio>> {
  const record = await ownRecord([...rewardStages], mongoClock, 'reward');
  const { recorder } = record;
  const count = plan.pairs * (plan.product + plan.naive) + clients;
  await openFund(recorder, count * caseAmount);
  const ids = caseIds(count);
  for (let from = 0; from < count; from += 1000) await atTheBank(recorder, ids.slice(from, from + 1000));
  const left = ids.map((caseId, index) => payout(caseId, (index % 1000) + 1));
  const naive = naivePayer(record);
  const grouped = async (giving: Giving) => {
    const given = await recorder.giveThrough(fundStream, giving);
    if (!given.ok) throw new Error(given.code);
  };
  await byClients(clients, left.splice(0, clients), grouped);
  const times = { product: [] as number[], bare: [] as number[] };
  for (let pair = 0; pair < plan.pairs; pair += 1) {
    const turns = [
      () => timed(left.splice(0, plan.product), grouped, times.product),
      () => timed(left.splice(0, plan.naive), naive, times.bare),
    ];
    for (const turn of pair % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  await refuseOverspending(record, count);
  await record.close();
  return {
    'R8 naive ÷ fund writer, a payout': ratioOf({ product: times.bare, bare: times.product }, 0.5),
  };
}

async function timed(
  givings: readonly Giving[],
  pay: (giving: Giving) => Promise<unknown>,
  into: number[],
): Promise<void> {
  const startedAt = performance.now();
  await byClients(clients, givings, pay);
  into.push((performance.now() - startedAt) / givings.length);
}

/** A transaction each, tried again by the driver's own rule until it goes through. */
function naivePayer({ client, recorder: { record } }: OwnRecord) {
  return (giving: Giving) =>
    client.withSession((session) =>
      session.withTransaction(
        async () => {
          const reader = new StreamReader('reward', rewardStages, client, within(record, session), mongoClock);
          const id = giving.commandId;
          const planned = await planCommand(new Drafts(reader), giving, { id, bodyDigest: id });
          if (!planned.ok) throw new Error(planned.code);
          for (const draft of planned.write.drafts) await writeDraft(record, draft, session);
        },
        { writeConcern: { w: 'majority', journal: true } },
      ),
    );
}

/** The same collections, read inside the transaction. */
function within(record: RecordCollections, session: ClientSession): RecordCollections {
  const inside = (collection: RecordCollections['snapshots']) =>
    new Proxy(collection, {
      get: (target, name) =>
        name === 'aggregate'
          ? (stages: object[]) => target.aggregate(stages, { session })
          : (Reflect.get(target, name) as unknown),
    });
  return { ...record, snapshots: inside(record.snapshots) };
}

async function writeDraft(record: RecordCollections, draft: StreamDraft, session: ClientSession) {
  const { _id, ...fields } = draft.nextSnapshot();
  const filter = { _id, version: draft.snapshot?.version ?? 0 };
  const moved = await record.snapshots.updateOne(filter, { $set: fields }, { session });
  if (moved.matchedCount === 0) throw new Error(`${_id} was moved on inside a transaction`);
  await record.events.insertMany([...draft.events], { session });
}

/** I1 to I3, counted from the documents: every payment was paid once and the fund balances. */
async function refuseOverspending({ recorder }: OwnRecord, count: number): Promise<void> {
  const { paid, reserved, appropriated } = await lineOfFund(recorder);
  const payments = await recorder.record.events.countDocuments({ 'event.type': 'payment-paid' });
  const total = String(count * caseAmount);
  if (payments === count && paid === total && appropriated === total && reserved === '0') return;
  throw new Error(`${String(payments)} payments of ${String(count)}, ${paid} fen of ${total}`);
}

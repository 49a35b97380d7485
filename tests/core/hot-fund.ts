import type { Actor, PersonActor, Role } from '#domain/shared/actor';
import { batch } from '#domain/reward/batch';
import { fund, type Fund, type FundCommand } from '#domain/reward/fund';
import { reward, type RewardCommand } from '#domain/reward/reward';
import type { CommandBody } from '#domain/shared/stage';
import type { Giving } from '#platform/store/giving';
import type { Recorder } from '#platform/store/recorder';
import type { AnyStage } from '#platform/store/stream-draft';

/** One fund that pays many cases, each with one payment that stands in a batch of the bank. */
export const fundStream = 'fund-hot';
export const rewardStages = [reward, fund, batch] as unknown as readonly AnyStage[];
/** Fen of each case's only payment. */
export const caseAmount = 1000;

const fiscalYear = 2026;
const service: Actor = { kind: 'service', service: 'reward' };
const words = { textId: 'text-1', digest: 'digest-1' };

function person(personId: string, role: Role): PersonActor {
  return { kind: 'person', personId, unitId: 'finance', roles: [role] };
}

function openReward(caseId: string): RewardCommand {
  const clause = {
    clauseId: 'clause-1',
    kind: 'grant',
    beneficiaryId: 'org-1',
    fundId: 'hot',
    responsibleUnitId: 'bureau',
    shares: [{ fiscalYear, amount: String(caseAmount) }],
    milestone: { milestoneId: 'milestone-1', dueOn: '2026-06-30' },
    evidenceKind: 'acceptance',
    findings: [1],
  };
  const about = { segment: 's', district: 'd', officerId: 'o', officerUnitId: 'u', subjects: [] };
  const terms = { case: { caseId, ...about }, clauses: [clause], termsVersion: 1 };
  return { type: 'open-reward', openingId: `negotiation-${caseId}:9`, packVersion: '1', terms };
}

const payment = { paymentId: 'payment-1' } as const;

function wayToTheBank(caseId: string, line: number): readonly (readonly [Actor, RewardCommand])[] {
  const amount = String(caseAmount);
  const clause = { clauseId: 'clause-1', milestoneId: 'milestone-1' };
  const acceptedOn = '2026-06-30';
  const accountId = 'account-1';
  const prepare = { clauseId: 'clause-1', fiscalYear, amount, accountId };
  return [
    [service, openReward(caseId)],
    [service, { type: 'record-entitlement', ...clause, acceptedOn }],
    [person('preparer', 'finance-officer'), { type: 'prepare-payment', ...prepare }],
    [service, { type: 'record-account', ...payment, account: words, accountDigest: 'digest-a' }],
    [person('reviewer', 'finance-officer'), { type: 'review-payment', ...payment }],
    [person('head', 'finance-head'), { type: 'approve-payment', ...payment }],
    [service, { type: 'place-in-batch', ...payment, batchId: 'b1', line }],
  ];
}

export function caseIds(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, index) => `c${String(from + index)}`);
}

export function openFund(recorder: Recorder, appropriated: number): Promise<unknown> {
  const lines = [{ fiscalYear, appropriated: String(appropriated) }];
  return recorder.give(inFund({ type: 'open-fund', fundId: 'hot', lines, packVersion: '1' }));
}

export function commitment(ref: string, amount = caseAmount): Giving {
  const shares = [{ fiscalYear, amount: String(amount) }];
  return inFund({ type: 'commit', ref, caseId: ref, shares });
}

function inFund(command: FundCommand): Giving {
  const ref = 'ref' in command ? command.ref : command.type;
  return giving(fundStream, 'hot', service, command, ref);
}

/** Every case's payment as far as the bank; a whole fund's worth is committed for them. */
export async function atTheBank(recorder: Recorder, ids: readonly string[]): Promise<void> {
  await recorder.give(commitment(`all of ${ids[0] ?? ''}`, ids.length * caseAmount));
  const steps = ids.flatMap((caseId, index) =>
    wayToTheBank(caseId, index + 1).map(([by, command]) => inCase(caseId, by, command)),
  );
  const refused = (await recorder.recordMany(steps)).filter(({ ok }) => !ok);
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
}

/** The bank has paid: money leaves the reserved column of the fund, and the case is settled. */
export function payout(caseId: string, line: number): Giving {
  return inCase(caseId, service, { type: 'record-paid', ...payment, batchId: 'b1', line });
}

function inCase(caseId: string, by: Actor, command: RewardCommand): Giving {
  return giving(`reward-${caseId}`, caseId, by, command, command.type);
}

function giving(
  stream: string,
  caseId: string,
  by: Actor,
  command: CommandBody,
  commandId: string,
): Giving {
  return { stream, caseId, by, command, commandId, bodyDigest: commandId };
}

export async function lineOfFund(recorder: Recorder) {
  const { state } = await recorder.draft(fundStream);
  const open = state as Extract<Fund, { phase: 'open' }>;
  const line = open.lines.find((one) => one.fiscalYear === fiscalYear);
  if (!line) throw new Error('the fund has no such year');
  return line;
}

/** So many at once, each taking the next as soon as its own is done. */
export async function byClients<Item>(
  clients: number,
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = [...items];
  const client = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

import { AccountWords } from '#contracts/register/errands';
import type { BankInstruction } from '#domain/reward/bank-file';
import type { BatchLine } from '#domain/reward/batch';
import type { Recorder } from '#platform/store/recorder';
import type { Texts } from '#platform/store/texts';
import { paymentIn, rewardsOf } from './rewards-of.js';
import { referenceOf } from './sheet-columns.js';

/** One bank instruction: a placed line with the account its payment was frozen with. */
export interface Instruction extends BankInstruction {
  readonly account: AccountWords;
}

/**
 * The lines as the bank is told them. Whatever became of them since: the sheet of a batch stays the
 * one that was locked.
 * @throws Error when a payment's account is not the one its batch was locked with.
 */
export async function instructionsOf(
  recorder: Recorder,
  texts: Texts,
  lines: readonly BatchLine[],
): Promise<readonly Instruction[]> {
  const placed = lines.filter((line) => line.state !== 'left-out');
  const rewards = await rewardsOf(recorder, placed.map(({ caseId }) => caseId));
  const payments = placed.map((line) => paymentIn(rewards, line));
  const words = await texts.read(payments.map((payment) => payment?.account));
  return placed.map((line, index) => {
    const payment = payments[index];
    const plain = words.get(payment?.account?.textId ?? '');
    if (plain === undefined) throw new Error(`${referenceOf(line)} has no account`);
    const account = AccountWords.parse(JSON.parse(plain));
    if (recorder.keys.digest(account.number) !== line.accountDigest) {
      throw new Error(`${referenceOf(line)} has another account than its batch`);
    }
    const subjects = rewards.get(line.caseId)?.case.subjects ?? [];
    const payee = subjects.find(({ subjectId }) => subjectId === payment?.beneficiaryId);
    return {
      line: line.line,
      reference: referenceOf(line),
      amount: line.amount,
      account,
      payeeIsPerson: payee?.kind === 'person',
      ...(payee?.kind === 'organisation' && { payeeName: payee.name }),
    };
  });
}

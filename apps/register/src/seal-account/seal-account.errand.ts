import { SealAccountRequest, type AccountWords } from '#contracts/register/errands';
import type { SealAccountTrace } from '#domain/register/entry';
import { refused } from '#domain/shared/decision';
import { streamOf, type ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import { accountOf } from '../entries.js';
import { firstAnswer } from '../first-answer.js';
import type { Register } from '../register.js';

/**
 * A payee's account, sealed for reward, and recorded on the account and on its owner: who was given
 * it, for which payment. The digest of its number is made with reward's own key, so that reward can
 * compare it with a number on the bank's result sheet without asking again. An owner merged into
 * another is that other; from here on a duty keeps the owner from being erased.
 */
export async function sealAccount(call: SealCall, register: Register): Promise<ErrandAnswer> {
  const { errandId } = call;
  const { forService, ownerId, accountId, paymentId = '-' } = SealAccountRequest.parse(call.request);
  const { kept, keys, recorder } = register;
  const refuse = (code: string) =>
    firstAnswer(recorder.record, errandId, () => Promise.resolve(refused(code)));
  const before = await recorder.errandAnswer(errandId);
  if (before) return before;
  const found = await kept.accounts.findOne({ _id: accountId });
  const cipher = found && (await register.cipherOf(found));
  if (!found || !cipher) return refuse('account-unknown');
  const owner = await register.standingId(found.ownerId);
  if (owner !== (await register.standingId(ownerId))) return refuse('account-not-of-beneficiary');
  const words: AccountWords = accountOf(found, cipher);
  const command: SealAccountTrace = {
    type: 'trace-sealing',
    accountId,
    forService,
    caseId: call.caseId,
    paymentId,
  };
  const by = { kind: 'service', service: forService } as const;
  // Also on the owner it was registered for: a merge may be undone while the payment is under way.
  const entries = [...new Set([accountId, found.ownerId, owner])].map((entryId) => ({
    stream: streamOf('entry', entryId),
    caseId: entryId,
    command,
    by,
  }));
  return recorder.answerErrand(errandId, entries, {
    accountId,
    account: { $sealed: keys.sealFor(forService, JSON.stringify(words)) },
    accountDigest: keys.digestFor(forService, words.number),
  });
}

type SealCall = Pick<ErrandCall, 'errandId' | 'caseId' | 'request'>;

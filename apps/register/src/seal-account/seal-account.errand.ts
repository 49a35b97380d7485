import { SealAccountRequest, type AccountWords } from '#contracts/register/errands';
import { refused } from '#domain/shared/decision';
import type { ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { ServiceKeys } from '#platform/keys/keys';
import { accountOf } from '../entries.js';
import type { Register } from '../register.js';

/**
 * A payee's account, sealed for reward. The digest of its number is made with reward's own key, so
 * that reward can compare it with a number on the bank's result sheet without asking again.
 */
export async function sealAccount(
  { request }: Pick<ErrandCall, 'request'>,
  { record, keys }: Register,
  keysOf: (service: string) => ServiceKeys,
): Promise<ErrandAnswer> {
  const { forService, ownerId, accountId } = SealAccountRequest.parse(request);
  const found = await record.accounts.findOne({ _id: accountId });
  if (!found) return refused('account-unknown');
  if (found.ownerId !== ownerId) return refused('account-not-of-beneficiary');
  const words: AccountWords = accountOf(found, keys);
  return {
    ok: true,
    result: {
      account: { $sealed: keys.sealFor(forService, JSON.stringify(words)) },
      accountDigest: keysOf(forService).digest(words.number),
    },
  };
}

import type { ClientSession } from 'mongodb';
import { streamOf } from '#domain/shared/stage';
import { ChangedMeanwhile } from './changing.js';
import type { Register } from './register.js';

interface Erased {
  readonly personIds: readonly string[];
  readonly accountIds: readonly string[];
}

/**
 * Everything written about a person goes, in the transaction of the event that says so: the key, and
 * with it every copy of what it locked; ciphertexts, blind indexes and former values; what was noted
 * beside their commands; answers that carry their account sealed. Events, and who did what when, stay.
 * @throws ChangedMeanwhile where an account was entered since the accounts were read.
 */
export async function eraseWritten(
  { kept, dataKeys, recorder }: Register,
  { personIds, accountIds }: Erased,
  session: ClientSession,
): Promise<void> {
  const people = { $in: [...personIds] };
  const entryIds = { $in: [...personIds, ...accountIds] };
  const owned = await kept.accounts.countDocuments({ ownerId: people }, { session });
  if (owned !== accountIds.length) throw new ChangedMeanwhile();
  await dataKeys.destroy(personIds, session);
  await kept.people.updateMany(
    { _id: people },
    {
      $set: { erased: true, unitIds: [], tiedUnits: [] },
      $unset: {
        ...{ name: '', idNumber: '', phone: '', aliases: '', tokens: '', payee: '' },
        ...{ identityIndex: '', idNumberIndex: '', phoneIndex: '' },
        ...{ tiedOfficers: '', tiedHeads: '' },
      },
    },
    { session },
  );
  await kept.accounts.updateMany(
    { _id: { $in: [...accountIds] } },
    {
      $set: { erased: true },
      $unset: { holder: '', bank: '', branch: '', bankNumber: '', number: '', numberIndex: '' },
    },
    { session },
  );
  await kept.formerValues.deleteMany({ entryId: entryIds }, { session });
  await kept.commands.deleteMany({ entryId: entryIds }, { session });
  const streams = [...personIds, ...accountIds].map((id) => streamOf('entry', id));
  await recorder.record.texts.deleteMany({ stream: { $in: streams } }, { session });
  await recorder.record.errandAnswers.updateMany(
    { 'answer.result.accountId': { $in: [...accountIds] } },
    { $unset: { 'answer.result.account': '', 'answer.result.accountDigest': '' } },
    { session },
  );
}

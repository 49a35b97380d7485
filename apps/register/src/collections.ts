import type { Collection, Db, IndexDescription } from 'mongodb';
import type {
  AccountDocument,
  CommandDocument,
  DataKeyDocument,
  FormerValueDocument,
  OrganisationDocument,
  PersonDocument,
  TieDocument,
} from './documents.js';

/** The register's collections beside its record. */
export interface RegisterCollections {
  readonly organisations: Collection<OrganisationDocument>;
  readonly people: Collection<PersonDocument>;
  readonly accounts: Collection<AccountDocument>;
  readonly formerValues: Collection<FormerValueDocument>;
  readonly dataKeys: Collection<DataKeyDocument>;
  readonly ties: Collection<TieDocument>;
  readonly commands: Collection<CommandDocument>;
}

export function registerCollections(db: Db): RegisterCollections {
  return {
    organisations: db.collection('organisations'),
    people: db.collection('people'),
    accounts: db.collection('accounts'),
    formerValues: db.collection('former-values'),
    dataKeys: db.collection('data-keys'),
    ties: db.collection('ties'),
    commands: db.collection('commands'),
  };
}

/** Creates what the register's guarantees rest on. Running it again changes nothing. */
export async function prepareRegister(db: Db): Promise<void> {
  const kept = registerCollections(db);
  const uniqueWhereGiven = (field: string): IndexDescription => ({
    key: { [field]: 1 },
    unique: true,
    partialFilterExpression: { [field]: { $exists: true } },
  });
  await Promise.all([
    kept.organisations.createIndexes([
      uniqueWhereGiven('creditCode'),
      { key: { tokens: 1 } },
      { key: { survivorId: 1 }, sparse: true },
    ]),
    kept.people.createIndexes([
      uniqueWhereGiven('identityIndex'),
      uniqueWhereGiven('idNumberIndex'),
      { key: { phoneIndex: 1 }, sparse: true },
      { key: { tokens: 1 } },
      { key: { survivorId: 1 }, sparse: true },
    ]),
    kept.accounts.createIndexes([
      uniqueWhereGiven('numberIndex'),
      { key: { ownerId: 1, _id: 1 } },
    ]),
    kept.formerValues.createIndexes([{ key: { entryId: 1 } }]),
    kept.ties.createIndexes([{ key: { entryId: 1 } }, { key: { caseId: 1 } }]),
    kept.commands.createIndexes([{ key: { entryId: 1 } }]),
    kept.dataKeys.createIndexes([{ key: { wrapped: 1 } }]),
    db
      .collection('snapshots')
      .createIndexes([
        { key: { 'state.payments.paymentId': 1 }, sparse: true, name: 'entries-of-a-payment' },
      ]),
    db
      .collection('errand-answers')
      .createIndexes([
        { key: { 'answer.result.accountId': 1 }, sparse: true, name: 'answers-with-an-account' },
      ]),
  ]);
}

import { describe, expect, it } from '@jest/globals';
import type * as domain from '#domain/register/errands';
import { ListAccounts, RegisterAccount, RegisterOrganisation, RegisterPerson } from './commands.js';
import {
  AccountWords,
  PartiesAnswerRow,
  PartiesWords,
  RegisterPartiesRequest,
  SealAccountRequest,
} from './errands.js';
import { AccountsPage, OrganisationRegistered, PersonRegistered } from './views.js';

/** The compiler holds contract and domain together: what one asks the other understands. */
const sealAccount = (request: domain.SealAccount): SealAccountRequest => request;
const registerParties = (
  request: Omit<domain.RegisterParties, 'type'>,
): RegisterPartiesRequest => ({ ...request, rows: [...request.rows] });

const account = {
  ownerId: 'rp-1',
  holder: '张三（示例）',
  bank: '示例银行',
  number: '６２５０ 9410',
};
const shownAccount = {
  accountId: 'ra-1',
  ownerId: 'rp-1',
  holder: '张*（示例）',
  bank: '示例银行',
  number: '************8599',
};

describe('the contracts of the register', () => {
  it.each([
    [
      'an organisation',
      RegisterOrganisation,
      { name: '草原风电（示例）', creditCode: '９１35 0100' },
    ],
    ['an organisation without a code', RegisterOrganisation, { name: '草原风电（示例）' }],
    ['a person', RegisterPerson, { name: '张三（示例）', phone: '１３８ 0013 8000' }],
    ['an account', RegisterAccount, account],
    ['the accounts of an owner', ListAccounts, { ownerId: 'rp-1', limit: '100' }],
    [
      'an organisation’s answer',
      OrganisationRegistered,
      { subjectId: 'org-n-1', name: '草原风电（示例）', alreadyRegistered: false },
    ],
    [
      'a person’s answer',
      PersonRegistered,
      { personId: 'rp-1', name: '张*（示例）', alreadyRegistered: true },
    ],
    ['a page of accounts', AccountsPage, { accounts: [shownAccount] }],
    ['an account’s words', AccountWords, { holder: '张三', bank: '示例银行', number: '62509410' }],
    ['a row’s words', PartiesWords, { row: 2, organisationName: '草原风电（示例）', contactName: '张三' }],
    ['a row entered', PartiesAnswerRow, { row: 2, subjectId: 'org-n-1', name: '草原风电（示例）' }],
    ['a row refused', PartiesAnswerRow, { row: 2, code: 'credit-code-wrong' }],
    [
      'the errand for an account',
      SealAccountRequest,
      sealAccount({
        type: 'seal-account',
        forService: 'reward',
        ownerId: 'rp-1',
        accountId: 'ra-1',
      }),
    ],
    [
      'the errand for a sheet',
      RegisterPartiesRequest,
      registerParties({ rows: [2], parties: { $sealed: 'a.b' } }),
    ],
  ])('takes %s', (_, schema, example) => {
    expect(schema.safeParse(example).error).toBeUndefined();
  });

  it.each([
    ['a name of one character', RegisterOrganisation, { name: '风' }],
    ['an unknown field', RegisterPerson, { name: '张三（示例）', idCard: '1' }],
    ['an account of nobody', RegisterAccount, { ...account, ownerId: undefined }],
    ['an endless number', RegisterAccount, { ...account, number: '1'.repeat(61) }],
    ['accounts of everybody', ListAccounts, {}],
    ['an account sealed for another service', SealAccountRequest, { forService: 'contact' }],
    ['rows with their words in clear', RegisterPartiesRequest, { rows: [1], parties: {} }],
  ])('refuses %s', (_, schema, example) => {
    expect(schema.safeParse(example).success).toBe(false);
  });
});

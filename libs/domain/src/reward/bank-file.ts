import { luhnHolds } from '../register/account-number.js';
import { fen, type Fen } from '../shared/money.js';
import type { Day } from '../shared/actor.js';
import { inYuan } from './amount-shown.js';

/** What a column of a bank's own file may hold; one that names none is left empty. */
export const bankFields = [
  'line',
  'batch',
  'reference',
  'holder',
  'account',
  'bank',
  'bank-number',
  'amount',
  'amount-grouped',
  'purpose',
  'payer-holder',
  'payer-account',
  'payer-bank',
  'pay-day',
  'other-bank',
  'person',
] as const;
export type BankField = (typeof bankFields)[number];

export interface BankColumn {
  readonly heading: string;
  readonly field?: BankField;
  readonly constant?: string;
  /** What stands for yes and for no in a column of `other-bank` or `person`. */
  readonly words?: { readonly yes: string; readonly no: string };
  /** The bank returns a line whose cell is empty here. */
  readonly needed?: true;
}

export interface Account {
  readonly holder: string;
  readonly bank: string;
  readonly branch?: string;
  readonly number: string;
}

/** A placed line with the account its payment was frozen with. */
export interface BankInstruction {
  readonly line: number;
  readonly reference: string;
  readonly amount: Fen;
  readonly account: Account;
  readonly payeeIsPerson: boolean;
  /** The beneficiary's name, where the case knows it: an organisation's. */
  readonly payeeName?: string;
}

/** A bank as the country's payment system knows it. */
export interface KnownBank {
  readonly bankId: string;
  /** Any of these in an account's bank means this bank. */
  readonly names: readonly string[];
  /** Twelve digits (联行号): the head office's, which takes payments for every branch. */
  readonly headOfficeNumber?: string;
}

/** What every line of a file shares. */
export interface BankFileFacts {
  readonly batchId: string;
  readonly payer: Account;
  readonly banks: readonly KnownBank[];
  /** Whose file it is, where it is one bank's own. */
  readonly bankId?: string;
  readonly purpose: string;
  readonly payOn?: Day;
}

/** Above the limit a payment to a person needs one of the purposes the bank lists. */
export interface PrivateTransfers {
  readonly limit: Fen;
  readonly purposes: readonly string[];
}

export const bankComplaintCodes = [
  'cell-empty',
  'account-unreadable',
  'name-differs',
  'bank-number-missing',
  'purpose-not-listed',
  'characters-unknown',
] as const;
export type BankComplaintCode = (typeof bankComplaintCodes)[number];

/** Why the bank would return a line; `detail` names a column or characters, never a person. */
export interface BankComplaint {
  readonly line: number;
  readonly code: BankComplaintCode;
  readonly detail?: string;
}

/** The cells of one line, in the order of the columns. */
export function bankRow(
  columns: readonly BankColumn[],
  instruction: BankInstruction,
  facts: BankFileFacts,
): readonly string[] {
  return columns.map((column) => cellOf(column, instruction, facts));
}

function cellOf(
  { field, constant = '', words }: BankColumn,
  { line, reference, amount, account, payeeIsPerson }: BankInstruction,
  facts: BankFileFacts,
): string {
  const yesOrNo = (yes: boolean) => (yes ? words?.yes : words?.no) ?? '';
  const cells: Readonly<Record<BankField, () => string>> = {
    line: () => String(line),
    batch: () => facts.batchId,
    reference: () => reference,
    holder: () => account.holder,
    account: () => account.number,
    bank: () => bankShown(account),
    'bank-number': () => bankOf(account, facts.banks)?.headOfficeNumber ?? '',
    amount: () => inYuan(fen(amount)),
    'amount-grouped': () => grouped(inYuan(fen(amount))),
    purpose: () => facts.purpose,
    'payer-holder': () => facts.payer.holder,
    'payer-account': () => facts.payer.number,
    'payer-bank': () => bankShown(facts.payer),
    'pay-day': () => (facts.payOn ?? '').replaceAll('-', ''),
    'other-bank': () => yesOrNo(isOtherBank(account, facts)),
    person: () => yesOrNo(payeeIsPerson),
  };
  return field === undefined ? constant : cells[field]();
}

/** 1234567.80 → 1,234,567.80, as the treasury's grid shows amounts (forms.md §6.2). */
function grouped(yuan: string): string {
  return yuan.replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** Some branches are registered with their bank's name in front, some without. */
export function bankShown({ bank, branch = '' }: Account): string {
  return branch.startsWith(bank) ? branch : bank + branch;
}

function bankOf({ bank }: Account, banks: readonly KnownBank[]): KnownBank | undefined {
  return banks.find(({ names }) => names.some((name) => bank.includes(name)));
}

function isOtherBank(account: Account, { banks, bankId }: BankFileFacts): boolean {
  return bankOf(account, banks)?.bankId !== bankId;
}

/** What the bank would return of a line, before it does. */
export function complaintsOf(
  columns: readonly BankColumn[],
  instruction: BankInstruction,
  facts: BankFileFacts,
  transfers: PrivateTransfers,
): readonly BankComplaint[] {
  const { line } = instruction;
  const cells = bankRow(columns, instruction, facts);
  const complain = (code: BankComplaintCode, detail?: string): BankComplaint => {
    return { line, code, ...(detail !== undefined && { detail }) };
  };
  const empty = columns.filter(({ needed }, index) => needed && cells[index]?.trim() === '');
  const faults = empty.map(({ field, heading }) =>
    field === 'bank-number' ? complain('bank-number-missing') : complain('cell-empty', heading),
  );
  // Within the bank itself no number is needed.
  const isOther = isOtherBank(instruction.account, facts);
  return [
    ...faults.filter(({ code }) => isOther || code !== 'bank-number-missing'),
    ...(isReadableAccount(instruction) ? [] : [complain('account-unreadable')]),
    ...(namesDiffer(instruction) ? [complain('name-differs')] : []),
    ...(needsListedPurpose(instruction, facts, transfers) ? [complain('purpose-not-listed')] : []),
  ];
}

/**
 * Cells of real sheets hold `0`, `无`, `详见附件` where a number belongs (forms.md §6.1); a person's
 * card number ends in a Luhn digit.
 */
function isReadableAccount({ account: { number }, payeeIsPerson }: BankInstruction): boolean {
  if (!/^\d{8,30}$/.test(number)) return false;
  const isCard = payeeIsPerson && number.length >= 16 && number.length <= 19;
  return !isCard || luhnHolds(number);
}

/** A bank compares name and number; a person's name is not ours to know, so only the bank can. */
function namesDiffer({ account, payeeName }: BankInstruction): boolean {
  return payeeName !== undefined && comparable(account.holder) !== comparable(payeeName);
}

function comparable(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}

function needsListedPurpose(
  { payeeIsPerson, amount }: BankInstruction,
  { purpose }: BankFileFacts,
  { limit, purposes }: PrivateTransfers,
): boolean {
  return payeeIsPerson && fen(amount) > fen(limit) && !purposes.includes(purpose);
}

/** Lines in files of at most `rowsMax`, in their order. */
export function inFiles<Line>(lines: readonly Line[], rowsMax: number): readonly (readonly Line[])[] {
  const count = Math.ceil(lines.length / rowsMax);
  return Array.from({ length: count }, (_, file) =>
    lines.slice(file * rowsMax, (file + 1) * rowsMax),
  );
}

import { accountNumberFault, type AccountNumberFault } from './account-number.js';
import { bankNumberFault, type BankNumberFault } from './bank-number.js';
import { creditCodeFault, type CreditCodeFault } from './credit-code.js';
import { phoneFault, type PhoneFault } from './phone.js';
import { residentIdFault, type ResidentIdFault } from './resident-id.js';
import { tidyCode, tidyName, tidyPhone } from './tidy.js';

/** What is wrong with one field of an entry; its sentence is `faultSentences[field][fault]`. */
export type EntryFault =
  | { readonly field: 'name' | 'holder' | 'bank' | 'branch'; readonly fault: 'empty' }
  | { readonly field: 'creditCode'; readonly fault: CreditCodeFault }
  | { readonly field: 'idNumber'; readonly fault: ResidentIdFault }
  | { readonly field: 'phone'; readonly fault: PhoneFault }
  | { readonly field: 'number'; readonly fault: AccountNumberFault }
  | { readonly field: 'bankNumber'; readonly fault: BankNumberFault };

/** An entry as the register keeps it, with whatever is wrong with it. */
export interface Tidied<Entry> {
  readonly entry: Entry;
  readonly faults: readonly EntryFault[];
}

export interface OrganisationEntry {
  readonly name: string;
  readonly creditCode?: string;
}

export interface PersonEntry {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
}

export interface AccountEntry {
  readonly holder: string;
  readonly bank: string;
  readonly branch?: string;
  /** 联行号 of the branch. */
  readonly bankNumber?: string;
  readonly number: string;
}

export function tidyOrganisation(stated: OrganisationEntry): Tidied<OrganisationEntry> {
  const name = tidyName(stated.name);
  if (stated.creditCode === undefined) return { entry: { name }, faults: emptyNames({ name }) };
  const creditCode = tidyCode(stated.creditCode);
  const fault = creditCodeFault(creditCode);
  return {
    entry: { name, creditCode },
    faults: [...emptyNames({ name }), ...(fault ? [{ field: 'creditCode', fault } as const] : [])],
  };
}

export function tidyPerson(stated: PersonEntry): Tidied<PersonEntry> {
  const name = tidyName(stated.name);
  const idNumber = stated.idNumber === undefined ? undefined : tidyCode(stated.idNumber);
  const phone = stated.phone === undefined ? undefined : tidyPhone(stated.phone);
  const idNumberWrong = idNumber === undefined ? undefined : residentIdFault(idNumber);
  const phoneWrong = phone === undefined ? undefined : phoneFault(phone);
  return {
    entry: {
      name,
      ...(idNumber !== undefined && { idNumber }),
      ...(phone !== undefined && { phone }),
    },
    faults: [
      ...emptyNames({ name }),
      ...(idNumberWrong ? [{ field: 'idNumber', fault: idNumberWrong } as const] : []),
      ...(phoneWrong ? [{ field: 'phone', fault: phoneWrong } as const] : []),
    ],
  };
}

/** @param ownedBy a person's bank card has a check digit, an organisation's account none. */
export function tidyAccount(
  stated: AccountEntry,
  ownedBy: 'person' | 'organisation',
): Tidied<AccountEntry> {
  const names = {
    holder: tidyName(stated.holder),
    bank: tidyName(stated.bank),
    ...(stated.branch !== undefined && { branch: tidyName(stated.branch) }),
  };
  const number = tidyCode(stated.number);
  const fault = accountNumberFault(number, ownedBy);
  const bankNumber = stated.bankNumber === undefined ? undefined : tidyCode(stated.bankNumber);
  const bankFault = bankNumber === undefined ? undefined : bankNumberFault(bankNumber);
  return {
    entry: { ...names, ...(bankNumber !== undefined && { bankNumber }), number },
    faults: [
      ...emptyNames(names),
      ...(bankFault ? [{ field: 'bankNumber', fault: bankFault } as const] : []),
      ...(fault ? [{ field: 'number', fault } as const] : []),
    ],
  };
}

type NameField = 'name' | 'holder' | 'bank' | 'branch';

/** A name of nothing but invisible characters is no name. */
function emptyNames(names: Partial<Readonly<Record<NameField, string>>>): readonly EntryFault[] {
  return Object.entries(names)
    .filter(([, name]) => name === '')
    .map(([field]) => ({ field: field as NameField, fault: 'empty' }));
}

import { holdsRole, type PersonActor } from '../shared/actor.js';

/** What an entry keeps encrypted and a person may ask to see in full, by the kind of entry. */
export const disclosableFields = {
  organisation: [],
  person: ['name', 'idNumber', 'phone'],
  account: ['holder', 'number'],
} as const;

export type EntryKind = keyof typeof disclosableFields;
export const entryKinds = ['organisation', 'person', 'account'] as const satisfies EntryKind[];

export const personalFields = ['name', 'idNumber', 'phone', 'holder', 'number'] as const;
export type PersonalField = (typeof personalFields)[number];

/**
 * Why somebody may be shown a value in full. A purpose covers the fields it needs and no other:
 * 个人信息保护法 (2021-08-20, in force 2021-11-01) article 6, the smallest scope the purpose needs.
 */
export const disclosurePurposes = [
  'reach-the-person',
  'verify-identity',
  'sign-terms',
  'prepare-payment',
  'answer-the-person',
] as const;
export type DisclosurePurpose = (typeof disclosurePurposes)[number];

const covered: Readonly<Record<DisclosurePurpose, readonly PersonalField[]>> = {
  'reach-the-person': ['name', 'phone'],
  'verify-identity': ['name', 'idNumber'],
  'sign-terms': ['name', 'idNumber', 'phone', 'holder', 'number'],
  'prepare-payment': ['name', 'idNumber', 'holder', 'number'],
  'answer-the-person': personalFields,
};

export function purposeCovers(purpose: DisclosurePurpose, field: PersonalField): boolean {
  return covered[purpose].includes(field);
}

export function keepsField(kind: EntryKind, field: PersonalField): boolean {
  return (disclosableFields[kind] as readonly PersonalField[]).includes(field);
}

/** Finance pays: it sees what a payment needs, and nothing for getting in touch. */
export function roleServes(by: PersonActor, purpose: DisclosurePurpose): boolean {
  if (holdsRole(by, 'centre-officer', 'centre-head')) return true;
  return purpose === 'prepare-payment' || purpose === 'verify-identity';
}

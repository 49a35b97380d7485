import { randomInt } from 'node:crypto';
import { cast, done, type Theatre } from './cast.js';

/** Invented people whose every word is looked for afterwards, wherever anything is written. */
export interface CanaryPeople {
  readonly subject: { readonly name: string; readonly idNumber: string; readonly phone: string };
  readonly contact: { readonly name: string; readonly phone: string };
  /** What the contact's phone is corrected to. */
  readonly newPhone: string;
  readonly alias: string;
  readonly account: string;
  readonly note: string;
  /** An identity number with a wrong check digit: refused, and repeated nowhere. */
  readonly mistyped: string;
}

/** Made up anew for each run, so that data of another run is never taken for this one's. */
export function canaryPeople(): CanaryPeople {
  const syllable = () => String.fromCodePoint(0x9f00 + randomInt(0xa0));
  const name = () => `龘${syllable()}${syllable()}${syllable()}`;
  const phone = () => `139${String(randomInt(10_000_000, 99_999_999))}`;
  const idNumber = withCheckDigit(`15060219800101${String(randomInt(100, 999))}`);
  return {
    subject: { name: name(), idNumber, phone: phone() },
    contact: { name: name(), phone: phone() },
    newPhone: phone(),
    alias: name(),
    account: `15${String(randomInt(100_000_000_000, 999_999_999_999))}`,
    note: `${name()}来电约访`,
    mistyped: `${idNumber.slice(0, 6)}19790101${String(randomInt(100, 999))}Z`,
  };
}

/** Every word of them by itself. */
export function wordsOf(people: CanaryPeople): string[] {
  const { subject, contact, newPhone, alias, account, note, mistyped } = people;
  return [
    ...[subject.name, subject.idNumber, subject.phone, contact.name, contact.phone],
    ...[newPhone, alias, account, note, mistyped],
  ];
}

/** Everything the register does with a person, refusals included. The subject is left in it. */
export async function walkThrough(theatre: Theatre, people: CanaryPeople): Promise<string> {
  const officer = await theatre.as(cast.officer);
  const head = await theatre.as(cast.centreHead);
  const enter = async (body: object) =>
    done('register a person', await officer.post<{ personId: string }>('/api/register/people', body))
      .personId;
  const subjectId = await enter(people.subject);
  const contactId = await enter(people.contact);
  const refused = { name: people.subject.name, idNumber: people.mistyped };
  await officer.post('/api/register/people', refused);
  await officer.post('/api/register/people', { name: people.alias, idNumber: people.subject.idNumber });
  const entry = (id: string, command: string) => `/api/register/entries/${id}/${command}`;
  const correction = { phone: people.newPhone, reason: 'changed', note: people.note };
  done('correct', await officer.post(entry(contactId, 'correct-entry'), correction));
  const alias = { name: people.alias, kind: 'other' };
  done('name', await officer.post(entry(subjectId, 'add-alias'), alias));
  const account = { holder: people.subject.name, bank: '示例银行', number: people.account };
  const { accountId } = done(
    'register an account',
    await officer.post<{ accountId: string }>('/api/register/accounts', {
      ownerId: subjectId,
      ...account,
    }),
  );
  for (const [id, field] of [
    [subjectId, 'idNumber'],
    [accountId, 'number'],
  ] as const) {
    const look = { field, purpose: 'sign-terms', note: people.note };
    done('unmask', await officer.post(entry(id, 'unmask'), look));
  }
  for (const word of wordsOf(people)) {
    await officer.get(`/api/register/search?q=${encodeURIComponent(word)}`);
    await officer.get(`/api/register/entries/${encodeURIComponent(word)}/trace`);
  }
  done('open a case', await officer.post('/api/contact/cases', caseOf(subjectId, contactId)));
  done('merge', await head.post(entry(contactId, 'merge-entries'), { into: subjectId }));
  done('undo', await head.post(entry(contactId, 'undo-merge'), {}));
  const gone = await enter({ ...people.contact, name: `${people.contact.name}乙` });
  const erasure = { reason: 'own-request', note: people.note };
  done('erase', await head.post(entry(gone, 'erase-person'), erasure));
  return subjectId;
}

function caseOf(subjectId: string, contactPersonId: string) {
  return {
    title: '示例：人才引进',
    subjects: [{ kind: 'person', personId: subjectId }],
    contactPersonId,
    district: 'dongsheng',
    source: { kind: 'own-search' },
  };
}

/** GB 11643: weights 2^(17-i) mod 11. */
function withCheckDigit(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return first17 + ('10X98765432'[sum % 11] ?? '');
}

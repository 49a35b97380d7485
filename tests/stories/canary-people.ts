import { randomInt } from 'node:crypto';
import type { Caller } from '#testing/caller';
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
  const { caseId } = done(
    'open a case',
    await officer.post<{ caseId: string }>('/api/contact/cases', caseOf(subjectId, contactId)),
  );
  await fileWords(officer, caseId, people);
  done('merge', await head.post(entry(contactId, 'merge-entries'), { into: subjectId }));
  done('undo', await head.post(entry(contactId, 'undo-merge'), {}));
  const gone = await enter({ ...people.contact, name: `${people.contact.name}乙` });
  const erasure = { reason: 'own-request', note: people.note };
  done('erase', await head.post(entry(gone, 'erase-person'), erasure));
  return subjectId;
}

/** A document called after somebody and full of their words; opened, then withdrawn in words. */
async function fileWords(officer: Caller, caseId: string, people: CanaryPeople): Promise<void> {
  const about = `/api/contact/cases/${caseId}`;
  const name = `${people.subject.name}的简历.pdf`;
  const bytes = Buffer.from(`%PDF-1.7\n% ${wordsOf(people).join(' ')}\n%%EOF\n`);
  const fields = { kind: 'credentials' };
  const file = { name, bytes, type: 'application/pdf' };
  done('file a document', await officer.upload(`${about}/file-document`, file, undefined, fields));
  const { documents } = done(
    'list documents',
    await officer.get<{ documents: { documentId: string }[] }>(`${about}/documents`),
  );
  for (const { documentId } of documents) {
    await officer.postForFile(`${about}/documents/${documentId}/open`, undefined, {});
    const withdrawal = { documentId, reason: people.note };
    done('withdraw it', await officer.post(`${about}/withdraw-document`, withdrawal));
  }
  if (documents.length !== 1) throw new Error('the document that was filed is not listed');
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

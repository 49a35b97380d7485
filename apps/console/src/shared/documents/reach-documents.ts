import type { DocumentsView } from '#contracts/contact/documents';
import { fetchAnswered } from '../api/client.js';

export type CaseDocument = DocumentsView['documents'][number];

/** Brings evaluation's word that this person may read; absent where they see the lead themselves. */
export type Pass = () => Promise<string>;

const documentsOf = (caseId: string) => `/api/contact/cases/${encodeURIComponent(caseId)}/documents`;

/** The documents of a case. @throws Fault, ConnectionLost. */
export async function listDocuments(caseId: string, pass?: Pass): Promise<readonly CaseDocument[]> {
  const headers: Record<string, string> = pass ? { 'reading-pass': await pass() } : {};
  const response = await fetchAnswered(new Request(documentsOf(caseId), { headers }));
  return ((await response.json()) as DocumentsView).documents;
}

/** One document's bytes: that it was opened is recorded under this key. @throws Fault, ConnectionLost. */
export async function openDocument(
  caseId: string,
  documentId: string,
  key: string,
  pass?: Pass,
): Promise<Blob> {
  const request = new Request(`${documentsOf(caseId)}/${encodeURIComponent(documentId)}/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(pass ? { pass: await pass() } : {}),
  });
  return (await fetchAnswered(request)).blob();
}

import type { DocumentsView } from '#contracts/contact/documents';
import { fetchAsPerson } from '../api/client.js';
import { Fault, problemOf } from '../api/fault.js';

export type CaseDocument = DocumentsView['documents'][number];

/** Brings evaluation's word that this person may read; absent where they see the lead themselves. */
export type Pass = () => Promise<string>;

const documentsOf = (caseId: string) => `/api/contact/cases/${encodeURIComponent(caseId)}/documents`;

/** The documents of a case. @throws Fault, ConnectionLost. */
export async function listDocuments(caseId: string, pass?: Pass): Promise<readonly CaseDocument[]> {
  const headers: Record<string, string> = pass ? { 'reading-pass': await pass() } : {};
  const response = await fetchAsPerson(new Request(documentsOf(caseId), { headers }));
  return ((await answered(response).then((one) => one.json())) as DocumentsView).documents;
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
  return (await answered(await fetchAsPerson(request))).blob();
}

async function answered(response: Response): Promise<Response> {
  if (response.ok) return response;
  const problem: unknown = await response.json().catch(() => undefined);
  throw new Fault(problemOf(response.status, problem));
}

import type { CaseFacts } from '#domain/shared/case';

/** The organisation that is paid; where a person is, the first one of the case, if there is any. */
export function payeeShown(
  { subjects }: Pick<CaseFacts, 'subjects'>,
  beneficiaryId: string,
): { readonly organisation?: string } {
  const organisations = subjects.filter((subject) => subject.kind === 'organisation');
  const payee = organisations.find(({ subjectId }) => subjectId === beneficiaryId);
  const shown = payee ?? organisations[0];
  return shown ? { organisation: shown.name } : {};
}

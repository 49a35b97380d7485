import { partiesOf, type Subject } from '../shared/case.js';

/**
 * Whether everybody a case is about has been erased. What people wrote of such a case, they wrote of
 * them, and it goes too. Where an organisation is attracted besides, or somebody else, the words belong
 * to their file as well and stay: 个人信息保护法 (2021-08-20) article 47 orders the person's own data erased.
 */
export function isAboutErasedOnly(
  subjects: readonly Subject[],
  erased: ReadonlySet<string>,
): boolean {
  const isErased = (subject: Subject) =>
    subject.kind !== 'organisation' && partiesOf(subject).every((id) => erased.has(id));
  return subjects.length > 0 && subjects.every(isErased);
}

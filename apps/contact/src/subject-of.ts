import type { StatedSubject } from '#contracts/contact/commands';
import { normalisedName, organisationId } from '#domain/contact/subjects';
import type { Subject } from '#domain/shared/case';
import { sha256Hex } from '#platform/keys/keys';

/** A subject as a person states it, with the id every service knows it by. */
export function subjectOf(stated: StatedSubject): Subject {
  if (stated.kind === 'person') return { kind: 'person', subjectId: stated.personId };
  if (stated.kind === 'team') {
    const { leaderId, memberIds } = stated;
    const people = sha256Hex('team', leaderId, ...[...memberIds].sort()).slice(0, 24);
    return { kind: 'team', subjectId: `team-${people}`, leaderId, memberIds };
  }
  const { name, creditCode } = stated;
  const named = { name, ...(creditCode !== undefined && { creditCode }) };
  return {
    kind: 'organisation',
    subjectId: organisationId(named, sha256Hex(normalisedName(name)).slice(0, 24)),
    ...named,
  };
}

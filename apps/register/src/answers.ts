import type { Tidied } from '#domain/register/entries';
import { faultSentence, registerSentences } from '#domain/register/refusals';
import type { Refusal } from '#domain/shared/decision';
import type { Language } from '#domain/shared/sentences';
import { InvalidInput } from '#platform/http/invalid-input';
import { houseProblem, ProblemError, refusalProblem } from '#platform/http/problems';

/** @throws InvalidInput naming each field that is wrong, in the language of who typed it. */
export function soundEntry<Entry>({ entry, faults }: Tidied<Entry>, language: Language): Entry {
  if (faults.length === 0) return entry;
  throw new InvalidInput(
    faults.map((fault) => ({ path: [fault.field], message: faultSentence(fault, language) })),
  );
}

export function refusalAnswer(refusal: Refusal, language: Language): ProblemError {
  return new ProblemError(refusalProblem(refusal, registerSentences, language));
}

const unknown = {
  organisation: { zh: '登记簿中没有该单位。', en: 'The register has no such organisation.' },
  person: { zh: '登记簿中没有此人。', en: 'The register has no such person.' },
  entry: { zh: '登记簿中没有该条目。', en: 'The register has no such entry.' },
} as const;

export function unknownEntry(kind: keyof typeof unknown, language: Language): ProblemError {
  const code = `unknown-${kind}`;
  return new ProblemError({
    ...houseProblem('no-such-page', 404, language),
    type: `urn:duet:problem:${code}`,
    code,
    detail: unknown[kind][language],
  });
}

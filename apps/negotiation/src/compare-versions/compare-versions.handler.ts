import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { TermsComparison } from '#contracts/negotiation/views';
import { compareTerms } from '#domain/negotiation/compare';
import type { Negotiation } from '#domain/negotiation/negotiation';
import type { Terms } from '#domain/negotiation/terms';
import type { Viewing } from '#platform/http/asking';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { clauseShown, wordsOfClauses } from '../terms-shown.js';

export class CompareVersions extends StageQuery<TermsComparison> {
  constructor(
    id: string,
    viewing: Viewing,
    readonly from: number,
    readonly to: number,
  ) {
    super(id, viewing);
  }
}

@QueryHandler(CompareVersions)
export class CompareVersionsHandler implements IQueryHandler<CompareVersions> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute(query: CompareVersions): Promise<TermsComparison> {
    const { state } = await seenBy<Negotiation>(this.recorder, 'negotiation', query);
    const versions = state.phase === 'not-opened' ? [] : state.versions;
    const versionOf = (termsVersion: number): Terms => {
      const found = versions.find((terms) => terms.termsVersion === termsVersion);
      if (found) return found;
      throw new ProblemError(houseProblem('unknown-case', 404, query.viewing.language));
    };
    const [from, to] = [versionOf(query.from), versionOf(query.to)];
    const words = await this.texts.read(wordsOfClauses([...from.clauses, ...to.clauses]));
    const shown = (textId: string) => words.get(textId) ?? null;
    const { added, removed, changed } = compareTerms(from, to);
    return {
      caseId: query.id,
      from: query.from,
      to: query.to,
      added: added.map((clause) => clauseShown(clause, shown)),
      removed: removed.map((clause) => clauseShown(clause, shown)),
      changed: changed.map(({ fields, ...clause }) => ({
        from: clauseShown(clause.from, shown),
        to: clauseShown(clause.to, shown),
        fields,
      })),
    };
  }
}

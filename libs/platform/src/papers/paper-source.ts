import type { PaperKind } from '#domain/papers/prints';
import type { Viewing } from '../http/asking.js';
import type { Paper } from './paper.js';

/** A person's name by id; '' where no slip gave it, so that it is written in by hand. */
export type NameOf = (personId: string | undefined) => string;

/** A paper one viewer may print now. */
export interface Printable {
  readonly paper: PaperKind;
  readonly title: string;
  /** What in the case it is about, where there are several. */
  readonly about?: string;
  /** Staff whose names stand on it. */
  readonly people: readonly string[];
  /** People of the register whose names stand on it: whom the case attracts. */
  readonly subjects?: readonly string[];
  compose(nameOf: NameOf): Paper;
}

export interface PrintablePapers {
  /** Version of the stage as this viewer sees it. */
  readonly version: number;
  readonly papers: readonly Printable[];
}

/** What a service can print. It composes papers out of the viewer's own view, and of nothing else. */
export abstract class PaperSource {
  /** @throws ProblemError the one 404, whether the case is unknown or hidden from this viewer. */
  abstract papersOf(caseId: string, viewing: Viewing): Promise<PrintablePapers>;
  /** The service's papers with nothing filled in: what fields an office's form may have. */
  abstract blanks(): readonly { readonly paper: PaperKind; readonly blank: Paper }[];
}

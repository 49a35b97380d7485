import type { BoardCase, BoardView } from '#contracts/journey/views';

/**
 * The loaded pages of a list with one case as it is now: in its place by when it was opened, gone where
 * it is no longer of this list. What stands behind the last loaded row will come with its own page.
 * Cursors name places, not rows, and stay right.
 *
 * @param row undefined where this person sees nothing of the case, or the filter leaves it out
 */
export function withCase(
  pages: readonly BoardView[],
  caseId: string,
  row: BoardCase | undefined,
): readonly BoardView[] {
  const at = pages.findIndex(({ cases }) => cases.some((each) => each.caseId === caseId));
  if (at >= 0) {
    return changed(pages, at, (cases) =>
      cases.flatMap((each) => (each.caseId === caseId ? (row ? [row] : []) : [each])),
    );
  }
  if (!row) return pages;
  const older = pages.findIndex(({ cases }) => cases.some((each) => isBefore(row, each)));
  if (older < 0) {
    const last = pages.at(-1);
    if (!last || last.nextCursor !== undefined) return pages;
    return changed(pages, pages.length - 1, (cases) => [...cases, row]);
  }
  return changed(pages, older, (cases) => {
    const place = cases.findIndex((each) => isBefore(row, each));
    return [...cases.slice(0, place), row, ...cases.slice(place)];
  });
}

/** Newest first; of one moment, by id: the order of the service. */
function isBefore(one: BoardCase, other: BoardCase): boolean {
  if (one.openedAt !== other.openedAt) return one.openedAt > other.openedAt;
  return one.caseId > other.caseId;
}

function changed(
  pages: readonly BoardView[],
  at: number,
  change: (cases: readonly BoardCase[]) => BoardCase[],
): readonly BoardView[] {
  return pages.map((page, index) => (index === at ? { ...page, cases: change(page.cases) } : page));
}

import type { Pages } from '../api/use-pages.js';
import { useWords } from '../i18n/i18n.js';
import { BusyButton } from './busy-button.js';

/** Asks for the next page of a list, where there is one. */
export function MoreButton<View>({ query, words }: { query: Pages<View>; words?: string }) {
  const { t } = useWords();
  if (!query.hasNextPage) return null;
  return (
    <BusyButton busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {words ?? t('more')}
    </BusyButton>
  );
}

/** Scrolling to the end of a list is asking for more of it; a page that failed waits for its button. */
export function fetchMore<View>(query: Pages<View>): void {
  if (query.hasNextPage && !query.isFetching && !query.isFetchNextPageError) void query.fetchNextPage();
}

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { regainSession } from '../api/session.js';

const gatherMs = 250;
const longestPauseMs = 30_000;

/** Brings the lists on the screen up to date about some cases. */
export type TakeNews = (queries: QueryClient, caseIds: readonly string[]) => Promise<void>;

/**
 * Follows the news of the cases this person may see: what is shown of such a case is asked for anew,
 * the work that waits too, and lists take in the cases concerned. News that comes while earlier news is
 * being taken in waits for it. Connects again by itself, also behind a session that was over, and then
 * asks for everything shown: what happened meanwhile was told to nobody.
 */
export function useStream(takeNews: TakeNews): void {
  const queries = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let pauseMs = 1000;
    let wasOpen = false;
    const cases = new Set<string>();
    const gather = () => {
      timer ??= setTimeout(() => void refresh(), gatherMs);
    };
    const refresh = async () => {
      const caseIds = [...cases];
      cases.clear();
      for (const caseId of caseIds) void queries.invalidateQueries({ queryKey: ['case', caseId] });
      void queries.invalidateQueries({ queryKey: ['work'] });
      await takeNews(queries, caseIds).catch(() => undefined);
      timer = undefined;
      if (cases.size > 0) gather();
    };
    const connect = () => {
      source = new EventSource('/api/journey/stream');
      source.addEventListener('open', () => {
        pauseMs = 1000;
        if (wasOpen) {
          for (const key of ['board', 'work', 'case']) void queries.invalidateQueries({ queryKey: [key] });
        }
        wasOpen = true;
      });
      source.addEventListener('case-changed', ({ data }: MessageEvent<string>) => {
        cases.add((JSON.parse(data) as { caseId: string }).caseId);
        gather();
      });
      source.addEventListener('error', () => {
        // A dropped connection opens again by itself; one the service refused does not.
        if (source?.readyState !== EventSource.CLOSED) return;
        pauseMs = Math.min(longestPauseMs, pauseMs * 2);
        again = setTimeout(() => {
          void regainSession()
            .catch(() => false)
            .then(connect);
        }, pauseMs);
      });
    };
    connect();
    return () => {
      source?.close();
      clearTimeout(timer);
      clearTimeout(again);
    };
  }, [queries, takeNews]);
}

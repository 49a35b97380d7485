import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { regainSession } from '../api/session.js';

const gatherMs = 250;
const longestPauseMs = 30_000;

/**
 * Follows the news of the cases this person may see: what is shown of such a case is asked for anew,
 * and so are board and work. Connects again by itself, also behind a session that was over.
 */
export function useStream(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let pauseMs = 1000;
    const cases = new Set<string>();
    const refresh = () => {
      timer = undefined;
      for (const caseId of cases) void queries.invalidateQueries({ queryKey: ['case', caseId] });
      cases.clear();
      void queries.invalidateQueries({ queryKey: ['board'] });
      void queries.invalidateQueries({ queryKey: ['work'] });
    };
    const connect = () => {
      source = new EventSource('/api/journey/stream');
      source.addEventListener('open', () => {
        pauseMs = 1000;
      });
      source.addEventListener('case-changed', ({ data }: MessageEvent<string>) => {
        cases.add((JSON.parse(data) as { caseId: string }).caseId);
        timer ??= setTimeout(refresh, gatherMs);
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
  }, [queries]);
}

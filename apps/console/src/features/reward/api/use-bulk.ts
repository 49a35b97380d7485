import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { isFault } from '../../../shared/api/fault.js';
import { giveCommand, newKey } from '../../../shared/api/give-command.js';

export interface Given {
  /** What it is given to, in words, for whoever reads what was refused. */
  readonly name: string;
  readonly path: string;
  /** What of the case it is about: pressing again is the same command for the same thing. */
  readonly of: string;
  readonly body: unknown;
}

export interface BulkOutcome {
  readonly done: number;
  readonly refused: readonly { readonly name: string; readonly error: unknown }[];
}

const unanswered = 503;

/**
 * One command after the other, each under a key of its own: what one refuses stops no other. A key
 * is kept until it was answered, so pressing again after a lost connection does nothing twice.
 */
export function useBulk() {
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    networkMode: 'always',
    mutationFn: async (commands: readonly Given[]): Promise<BulkOutcome> => {
      const refused: { name: string; error: unknown }[] = [];
      for (const { name, path, of, body } of commands) {
        const place = `${path} ${of}`;
        const key = keys.current.get(place) ?? newKey();
        keys.current.set(place, key);
        try {
          await giveCommand(path, body, key);
          keys.current.delete(place);
        } catch (error) {
          if (isFault(error) && error.problem.status !== unanswered) keys.current.delete(place);
          refused.push({ name, error });
        }
      }
      return { done: commands.length - refused.length, refused };
    },
    onSettled: () => {
      void queries.invalidateQueries();
    },
  });
}

import { useSyncExternalStore } from 'react';

const kept = 'duet.large';
const listeners = new Set<() => void>();

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Larger letters for who wants them (大字), kept in this browser. */
export const largeLetters = {
  useValue: () => useSyncExternalStore(listen, () => localStorage.getItem(kept) === 'yes'),
  toggle: () => {
    localStorage.setItem(kept, localStorage.getItem(kept) === 'yes' ? 'no' : 'yes');
    for (const changed of listeners) changed();
  },
};

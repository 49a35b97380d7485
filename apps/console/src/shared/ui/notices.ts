import { useSyncExternalStore } from 'react';

export interface Notice {
  readonly tone: 'good' | 'info' | 'bad';
  readonly title: string;
  readonly text?: string;
  /** Until it is put away by hand: for what must be read. */
  readonly stays?: boolean;
}

export interface Posted extends Notice {
  readonly key: number;
}

const shownMs = 5000;
const shownMost = 4;
const listeners = new Set<() => void>();
let posted: readonly Posted[] = [];
let lastKey = 0;

function show(next: readonly Posted[]): void {
  posted = next;
  for (const changed of listeners) changed();
}

/** Says something beside the page; what does not stay goes by itself after five seconds. */
export function notify(notice: Notice): void {
  const key = (lastKey += 1);
  show([...posted, { ...notice, key }].slice(-shownMost));
  if (!notice.stays) {
    setTimeout(() => {
      putAway(key);
    }, shownMs);
  }
}

export function putAway(key: number): void {
  show(posted.filter((each) => each.key !== key));
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function useNotices(): readonly Posted[] {
  return useSyncExternalStore(listen, () => posted);
}

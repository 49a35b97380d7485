import { useSyncExternalStore } from 'react';
import { Dialog } from './dialog.js';

export interface Question {
  readonly title: string;
  readonly text?: string;
  readonly ok: string;
  readonly cancel: string;
}

interface Asked extends Question {
  readonly answer: (yes: boolean) => void;
}

const listeners = new Set<() => void>();
let asked: Asked | undefined;

function put(next: Asked | undefined): void {
  asked = next;
  for (const changed of listeners) changed();
}

/** Asks one yes-or-no question at a time; the one before is answered no. */
export function askToConfirm(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      put(undefined);
      resolve(yes);
    };
    put({ ...question, answer });
  });
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Stands once in the frame and shows what is asked. */
export function ConfirmPlace() {
  const question = useSyncExternalStore(listen, () => asked);
  if (!question) return null;
  const { title, text, ok, cancel, answer } = question;
  return (
    <Dialog
      title={title}
      onClose={() => {
        answer(false);
      }}
    >
      {text !== undefined && <p>{text}</p>}
      <div className="answers">
        <button
          type="button"
          className="plain framed"
          onClick={() => {
            answer(false);
          }}
        >
          {cancel}
        </button>
        <button
          type="button"
          className="plain primary"
          onClick={() => {
            answer(true);
          }}
        >
          {ok}
        </button>
      </div>
    </Dialog>
  );
}

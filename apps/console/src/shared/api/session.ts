/**
 * One session a page. A token speaks for a quarter of an hour: the request that finds it over has
 * it renewed, or waits until the person has signed in again, and is then sent once more. So nothing
 * that was typed is lost, and no screen needs to know.
 */
type AskToSignIn = () => Promise<void>;

let askToSignIn: AskToSignIn | undefined;
let renewing: Promise<boolean> | undefined;
let asking: Promise<void> | undefined;

/** Registers the dialog that asks; returns what takes it away again. */
export function onSessionOver(ask: AskToSignIn): () => void {
  askToSignIn = ask;
  return () => {
    if (askToSignIn === ask) askToSignIn = undefined;
  };
}

/** A new token for the session's cookie; false when the session is over. */
export function renewToken(): Promise<boolean> {
  renewing ??= fetch('/api/access/refresh', { method: 'POST' })
    .then((response) => response.ok)
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
}

/** Resolves when there is a session again; false when there is nobody to ask. */
export async function regainSession(): Promise<boolean> {
  if (await renewToken()) return true;
  if (!askToSignIn) return false;
  asking ??= askToSignIn().finally(() => {
    asking = undefined;
  });
  await asking;
  return true;
}

import { never } from '../shared/exhaustive.js';
import type { Errand } from '../shared/stage.js';
import type { ImportErrand, LeadImport } from './lead-import.js';

/**
 * One piece of the sheet after the other: it is read, the register enters its parties, its cases
 * open. `{ $text, $for }` is a reference the platform replaces by `{ $sealed }` under that service's
 * key: no rule ever holds the words.
 */
export function errandOf(state: LeadImport): (Errand & { readonly type: ImportErrand }) | undefined {
  if (state.phase === 'not-opened') return undefined;
  const { phase, importId, pieces, piecesRead, rows, registered, movedAtVersion: raisedAtVersion } = state;
  switch (phase) {
    case 'reading': {
      const request = { importId, piece: piecesRead };
      return { service: 'contact', type: 'read-rows', raisedAtVersion, request };
    }
    case 'registering': {
      const inHand = pieces[piecesRead - 1];
      if (!inHand) throw new Error(`${importId} registers rows of no piece`);
      const parties = { $text: inHand.parties.textId, $for: 'register' };
      const request = { rows: rows.map(({ row }) => row), parties };
      return { service: 'register', type: 'register-parties', raisedAtVersion, request };
    }
    case 'opening': {
      const request = { importId, rows: registered.map(({ row }) => row) };
      return { service: 'contact', type: 'open-rows', raisedAtVersion, request };
    }
    case 'undoing': {
      const opened = state.results.filter(({ result }) => result === 'opened');
      const request = { importId, rows: opened.map(({ row }) => row) };
      return { service: 'contact', type: 'take-back-rows', raisedAtVersion, request };
    }
    case 'judging':
    case 'finished':
      return undefined;
    default:
      return never(phase);
  }
}

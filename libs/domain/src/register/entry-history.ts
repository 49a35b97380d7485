import { never } from '../shared/exhaustive.js';
import type { Entry, EntryEvent, KnownPayment } from './entry.js';

export function evolveEntry(state: Entry, event: EntryEvent): Entry {
  if (event.type === 'entry-registered') {
    const { entryId, kind, ownerId, unitId } = event;
    return {
      phase: 'standing',
      entryId,
      kind,
      ...(ownerId !== undefined && { ownerId }),
      unitIds: unitId === undefined ? [] : [unitId],
      absorbed: [],
      payments: [],
    };
  }
  if (state.phase === 'not-entered') return state;
  switch (event.type) {
    case 'entry-corrected':
    case 'alias-added':
    case 'field-disclosed':
      return state;
    case 'entry-merged':
      return { ...state, phase: 'merged', into: event.into };
    case 'merge-undone': {
      const { entryId, kind, ownerId, unitIds, absorbed, payments } = state;
      const owned = ownerId === undefined ? {} : { ownerId };
      return { phase: 'standing', entryId, kind, ...owned, unitIds, absorbed, payments };
    }
    case 'entries-absorbed':
      return { ...state, absorbed: [...state.absorbed, ...event.entryIds] };
    case 'entries-released':
      return { ...state, absorbed: state.absorbed.filter((id) => !event.entryIds.includes(id)) };
    case 'person-erased':
    case 'entry-erased':
      return { ...state, phase: 'erased' };
    case 'account-sealed':
      return { ...state, payments: withPayment(state.payments, { ...paymentOf(event), stands: 'under-way' }) };
    case 'payment-noted':
      return {
        ...state,
        payments:
          event.stands === 'paid'
            ? withPayment(state.payments, { ...paymentOf(event), stands: 'paid', on: event.on })
            : withoutPayment(state.payments, event),
      };
    default:
      return never(event);
  }
}

type Named = Pick<KnownPayment, 'caseId' | 'paymentId'>;

function paymentOf({ caseId, paymentId }: Named): Named {
  return { caseId, paymentId };
}

function withPayment(
  payments: readonly KnownPayment[],
  payment: KnownPayment,
): readonly KnownPayment[] {
  return [...withoutPayment(payments, payment), payment];
}

function withoutPayment(payments: readonly KnownPayment[], named: Named): readonly KnownPayment[] {
  return payments.filter(
    ({ caseId, paymentId }) => caseId !== named.caseId || paymentId !== named.paymentId,
  );
}

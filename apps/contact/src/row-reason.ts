import type { Pack } from '#contracts/pack/pack';
import type { SettledRow } from '#domain/contact/lead-import';
import { rowSentence } from '#domain/contact/row-sentences';
import type { Language } from '#domain/shared/sentences';

type Settled = Pick<SettledRow, 'code' | 'unit' | 'faults'>;

/** Why a row opened no case: everything that is wrong, in words; undefined where it opened one. */
export function reasonOf(
  { code, unit, faults = [] }: Settled,
  language: Language,
  { units }: Pick<Pack, 'units'>,
): string | undefined {
  const codes = faults.length > 0 ? faults : code === undefined ? [] : [code];
  if (codes.length === 0) return undefined;
  const name = units.find(({ unitId }) => unitId === unit)?.name;
  const named = unit === undefined ? {} : { unit, unitZh: name?.zh ?? unit, unitEn: name?.en ?? unit };
  return codes
    .map((one) => rowSentence(one, language, named))
    .join(language === 'zh' ? '' : ' ');
}

import { compact } from '../../sheets/cells.js';
import type { SourceKind } from '../contact.js';

/** The city's own words, out of its pack. */
export interface KnownWords {
  readonly city: { readonly zh: string };
  readonly districts: readonly { readonly districtId: string; readonly name: { readonly zh: string } }[];
  readonly segments: readonly { readonly segmentId: string; readonly name: { readonly zh: string } }[];
}

type Places = Pick<KnownWords, 'city' | 'districts'>;

/** 东胜, 东胜区 and 鄂尔多斯市东胜区 are one. */
export function districtIdOf(written: string, { city, districts }: Places): string | undefined {
  const text = compact(written).replace(/^内蒙古(?:自治区)?/u, '');
  const cityName = withoutSuffix(city.zh);
  const inCity = text.startsWith(cityName) ? text.slice(cityName.length).replace(/^市/u, '') : text;
  const named = (name: string) =>
    districts.find((one) => one.name.zh === name) ??
    districts.find((one) => withoutSuffix(one.name.zh) === name);
  return named(inCity)?.districtId;
}

/** The one district a title, a section or a place's name speaks of; undefined where it is not one. */
export function districtNamedIn(text: string, { districts }: Places): string | undefined {
  const said = compact(text);
  const named = districts.filter(({ name }) => said.includes(name.zh));
  return named.length === 1 ? named[0]?.districtId : undefined;
}

function withoutSuffix(name: string): string {
  return name.replace(/[旗市区县]$/u, '');
}

/** 装备制造, 装备制造业 and 装备制造产业_0103 (a list's code behind the word) are one. */
export function segmentIdOf(
  written: string,
  { segments }: Pick<KnownWords, 'segments'>,
): string | undefined {
  const text = withoutKind(compact(written).replace(/_\d+$/u, ''));
  return segments.find(({ name }) => withoutKind(name.zh) === text)?.segmentId;
}

function withoutKind(name: string): string {
  return name.replace(/(?:产业链|产业|行业|业)$/u, '');
}

/** Words of lists in use; what none of them says came with the sheet. */
const sourceWords: readonly (readonly [SourceKind, RegExp])[] = [
  ['station', /驻点|驻外/u],
  ['diaspora', /乡友|乡贤|校友|侨|商会/u],
  ['agency', /中介|委托|代理/u],
  ['referral', /引荐|推荐|介绍|以商招商/u],
  ['event', /活动|展会|博览会|推介会|论坛|大赛/u],
  ['visit', /来访|走访|考察|拜访/u],
  ['own-search', /自主|自行/u],
];

export function sourceKindOf(written: string): SourceKind | undefined {
  return sourceWords.find(([, words]) => words.test(written))?.[0];
}

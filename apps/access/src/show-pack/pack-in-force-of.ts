import type { PackFact, PackInForce } from '#contracts/access/pack-in-force';
import type { Pack } from '#contracts/pack/pack';
import type { Source } from '#contracts/pack/source';

type Node = Readonly<Record<string, unknown>>;

/** Every fact of the pack that has a source, in the order of the pack. */
export function packInForceOf(pack: Pack): PackInForce {
  const { packId, version, city, calendar } = pack;
  const parts = Object.entries(pack as Node).filter(([, value]) => typeof value === 'object');
  return {
    packId,
    version,
    city,
    calendar: { version: calendar.value.version, coverageUntil: calendar.value.coverageUntil },
    facts: parts.flatMap(([part, value]) => factsIn(part, value, [])),
  };
}

interface Around {
  readonly name?: PackFact['name'];
}

function factsIn(part: string, value: unknown, path: readonly string[], around: Around = {}): PackFact[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      return factsIn(part, item, [...path, idOf(item) ?? String(index + 1)], around);
    });
  }
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const name = nameOf(node) ?? around.name;
  return Object.entries(node).flatMap(([key, inner]) => {
    const own = sourceKey.exec(key);
    if (!own) return factsIn(part, inner, [...path, key], { name });
    const at = own[1] === undefined ? path : [...path, own[1]];
    return [factOf(part, at, name, node, inner as Source)];
  });
}

/** `source`, or `responsibleUnitSource` beside what it is about. */
const sourceKey = /^(?:source|([a-z]\w*)Source)$/;

function factOf(
  part: string,
  path: readonly string[],
  name: PackFact['name'],
  { value }: Node,
  source: Source,
): PackFact {
  const stated = 'document' in source ? source : undefined;
  const { document, number, date, section } = stated ?? {};
  const { note } = source;
  return {
    part,
    id: path.join(' · ') || part,
    ...(name && { name }),
    ...(typeof value === 'number' && { value: String(value) }),
    ...(document !== undefined && { document }),
    ...(number !== undefined && { number }),
    ...(date !== undefined && { date }),
    ...(section !== undefined && { section }),
    ...(note !== undefined && { note }),
    sample: stated === undefined,
  };
}

/** An entry names itself by its first field: `fundId`, `policyClauseId`, `kind` … */
function idOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const [first] = Object.entries(item as Node).filter(([key]) => /Id$|^kind$|Kind$|^fiscalYear$|^year$/.test(key));
  return first && (typeof first[1] === 'string' || typeof first[1] === 'number') ? String(first[1]) : undefined;
}

function nameOf({ name, measure }: Node): PackFact['name'] {
  const label = name ?? measure;
  const named = typeof label === 'object' && label !== null && 'zh' in label && 'en' in label;
  return named ? (label as PackFact['name']) : undefined;
}

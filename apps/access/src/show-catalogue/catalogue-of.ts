import type { Catalogue } from '#contracts/access/catalogue';
import type { Pack } from '#contracts/pack/pack';

/** The pack's names without what they rest on, but for policy clauses: those say their document. */
export function catalogueOf(pack: Pack): Catalogue {
  const { labels, anchors, value } = pack.rubric;
  return {
    city: pack.city,
    packVersion: pack.version,
    calendar: pack.calendar.value,
    roles: pack.roles.labels,
    units: pack.units.map(({ unitId, name }) => ({ id: unitId, name })),
    districts: pack.districts.map(({ districtId, name }) => ({ id: districtId, name })),
    segments: pack.segments.map(({ segmentId, name }) => ({ id: segmentId, name })),
    funds: pack.funds.map(({ fundId, name }) => ({ id: fundId, name })),
    bankTemplates: pack.bankFiles.templates.map(({ templateId, name }) => ({ id: templateId, name })),
    bankPurposes: pack.bankFiles.privateTransfers.purposes,
    evidenceKinds: pack.evidenceKinds.map(({ evidenceKind, name }) => ({ id: evidenceKind, name })),
    documentKinds: pack.caseDocuments.kinds.map(({ documentKind, name }) => ({ id: documentKind, name })),
    documentBytesMax: pack.caseDocuments.bytesMax.value,
    clauseKinds: pack.clauseKinds.map(({ kind, name, evidenceKinds, ofOneCase }) => ({
      id: kind,
      name,
      evidenceKinds,
      ...(ofOneCase && { ofOneCase }),
    })),
    policyClauses: pack.policyClauses.map(({ policyClauseId, name, kind, cap, fund, condition, source }) => ({
      id: policyClauseId,
      name,
      kind,
      ...(cap !== undefined && { cap }),
      ...(fund && { fundId: fund.fundId }),
      ...(condition && { condition }),
      ...documentOf(source),
    })),
    criteria: value.criteria.map(({ criterionId }) => ({
      id: criterionId,
      name: labels[criterionId] ?? { zh: criterionId, en: criterionId },
      anchors: anchors[criterionId] ?? [],
    })),
  };
}

function documentOf(
  source: Pack['policyClauses'][number]['source'],
): Pick<Catalogue['policyClauses'][number], 'document' | 'number' | 'section'> {
  if (!('document' in source)) return {};
  const { document, number, section } = source;
  return {
    document,
    ...(number !== undefined && { number }),
    ...(section !== undefined && { section }),
  };
}

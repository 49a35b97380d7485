import type { Pack } from '#contracts/pack/pack';
import type { NegotiationOpened } from '#domain/negotiation/negotiation';

type TermsRules = Omit<
  NegotiationOpened,
  'openingId' | 'case' | 'conclusion' | 'findings' | 'evaluationVersion'
>;

/** What the pack allows terms to say; it stays with the case when the pack changes. */
export function termsRules(pack: Pack): TermsRules {
  const off = pack.clauseKinds.filter((each) => !isOn(each)).map(({ kind }) => kind);
  return {
    approvalLevels: pack.approvalLevels.terms,
    offerValidityDaysMax: pack.timeLimits.offerValidityDaysMax.value,
    clauseKinds: pack.clauseKinds.filter(isOn).map(({ kind }) => kind),
    ...(off.length > 0 && { kindsOff: off }),
    evidenceKinds: pack.evidenceKinds.map(({ evidenceKind }) => evidenceKind),
    units: pack.units.map(({ unitId }) => unitId),
    funds: pack.funds.filter(isCommittable).map(({ fundId }) => fundId),
    policyClauses: pack.policyClauses.map(({ policyClauseId, kind, cap, responsibleUnitId }) => ({
      policyClauseId,
      kind,
      ...(cap !== undefined && { cap }),
      responsibleUnitId,
    })),
    packVersion: pack.version,
  };
}

/** A fund of which only past spending is known has nothing that could be promised. */
function isCommittable({ lines }: Pack['funds'][number]): boolean {
  return lines.some(({ basis }) => basis !== 'carried-out');
}

/** What is measured by tax paid is promised only where the pack names the ground that allows it. */
function isOn({ taxLinked, enabledBy }: Pack['clauseKinds'][number]): boolean {
  return taxLinked !== true || enabledBy !== undefined;
}

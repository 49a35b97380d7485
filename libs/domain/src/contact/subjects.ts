/** What names an organisation: its credit code (GB 32100), or only its name while it has none. */
export interface NamedOrganisation {
  readonly name: string;
  readonly creditCode?: string;
}

/**
 * The id under which an organisation is claimed: `org-<credit code>`, else `org-n-<digest>`.
 * @param digestOfName digest of `normalisedName(name)`; rules compute none themselves.
 */
export function organisationId(organisation: NamedOrganisation, digestOfName: string): string {
  return organisation.creditCode === undefined
    ? `org-n-${digestOfName}`
    : `org-${organisation.creditCode}`;
}

/**
 * An organisation's name with everything left out that two people write differently: full width
 * or half width, spaces, brackets, case. “鄂尔多斯（上海） 新能源” equals “鄂尔多斯上海新能源”.
 */
export function normalisedName(name: string): string {
  // Lower-casing can leave a letter composable again (İ), hence normalised once more.
  return name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\s\p{Ps}\p{Pe}<>＜＞‹›«»\p{Cf}]/gu, '');
}

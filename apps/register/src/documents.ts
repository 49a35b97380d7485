import type { AliasKind } from '#domain/register/entry';

/** What every entry carries. */
export interface EntryDocument {
  readonly _id: string;
  /** Who entered it: a person's id, or the errand of a lead sheet. */
  readonly registeredBy: string;
  /** Mongo's own time of the entry. */
  readonly registeredAt?: Date;
  /** The entry this one was merged into, at the end of the chain; absent while it stands. */
  readonly survivorId?: string;
  /** The person was erased: nothing of what was written here is left. */
  readonly erased?: true;
  /** Counts changes of what is written here; absent before the first. */
  readonly revision?: number;
}

/** Another name of an entry; a person's is encrypted. */
export interface AliasDocument {
  readonly aliasId: string;
  readonly kind: AliasKind;
  readonly name: string;
}

export interface OrganisationDocument extends EntryDocument {
  readonly name: string;
  readonly creditCode?: string;
  readonly aliases?: readonly AliasDocument[];
  /** What it is found by, in clear: organisations are public. */
  readonly words?: readonly string[];
  /** Pairs of characters of words and code, blind: what is typed is looked up by these. */
  readonly tokens?: readonly string[];
}

/** Ciphertexts (under the person's own key), blind indexes and units; nothing in clear. */
export interface PersonDocument extends EntryDocument {
  /** Absent once erased. */
  readonly name?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly aliases?: readonly AliasDocument[];
  /** Who this is: the identity number, or name and telephone together. */
  readonly identityIndex?: string;
  readonly idNumberIndex?: string;
  readonly phoneIndex?: string;
  /** Blind words of the search, sorted so that their order tells nothing. */
  readonly tokens?: readonly string[];
  /** Units that keep the entry; empty where a lead sheet brought it. */
  readonly unitIds: readonly string[];
  /** Units with a case this person belongs to. */
  readonly tiedUnits: readonly string[];
  /** Officers of restricted cases with this person, and units whose heads know of such a case. */
  readonly tiedOfficers?: readonly string[];
  readonly tiedHeads?: readonly string[];
  /** Owns an account. */
  readonly payee?: true;
}

/** Ciphertexts under its owner's key. */
export interface AccountDocument extends EntryDocument {
  readonly ownerId: string;
  readonly holder?: string;
  readonly bank?: string;
  readonly branch?: string;
  readonly bankNumber?: string;
  readonly number?: string;
  readonly numberIndex?: string;
}

/** What a field held before it was corrected: the ciphertext as it stood in the entry. */
export interface FormerValueDocument {
  /** `<command id>:<field>` */
  readonly _id: string;
  readonly entryId: string;
  readonly field: string;
  readonly value: string;
  readonly replacedBy: string;
  readonly replacedAt?: Date;
}

/** One owner's key, wrapped with the register's own. Without this document nothing opens. */
export interface DataKeyDocument {
  readonly _id: string;
  readonly wrapped: string;
  /** Counts what was entered under it, so that entering and erasing at once meet. */
  readonly uses: number;
}

/** An entry belongs to a case; while it is open, the person is not erased. */
export interface TieDocument {
  /** `<entry id>:<case id>` */
  readonly _id: string;
  readonly entryId: string;
  readonly caseId: string;
  readonly unitId: string;
  /** The officer of a restricted case: besides them the head of the unit knows of it, and leaders. */
  readonly restrictedTo?: string;
  readonly open: boolean;
}

/** What a person's command left: the entry it named, found or new. */
export interface CommandDocument {
  readonly _id: string;
  readonly bodyDigest: string;
  readonly entryId: string;
  readonly alreadyRegistered: boolean;
}

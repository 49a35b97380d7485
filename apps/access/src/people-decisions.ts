import { Inject, Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { OneTimePassword, PersonListed } from '#contracts/access/views';
import { oneTimePasswordHours, peopleSentences, refusedOver } from '#domain/access/people';
import type { Refusal } from '#domain/shared/decision';
import type { Asking } from '#platform/http/asking';
import { houseProblem, ProblemError, refusalProblem } from '#platform/http/problems';
import { serviceKeys, sha256Hex, type ServiceKeys } from '#platform/keys/keys';
import { HOUSE, type House } from '#platform/service/house';
import { accessProblem } from './access-problems.js';
import { AccessTime } from './access-time.js';
import { hashPassword, oneTimePassword } from './passwords.js';
import { PeopleChanges, Taken, type ChangeDocument, type ChangeType } from './people-changes.js';
import { listedMember, Staff, type KeptPassword, type StaffMember } from './staff.js';

/** What an administrator decides; `personId` is absent where somebody new is entered. */
export interface PeopleDecision {
  readonly type: ChangeType;
  readonly personId?: string;
  readonly body: unknown;
}

/** Inside the one transaction of a decision. */
export interface Decision {
  readonly changeId: string;
  readonly at: Date;
  readonly session: ClientSession;
  readonly about: StaffMember | undefined;
}

type Placed = Pick<ChangeDocument, 'personId' | 'before' | 'after'>;

/** Decides about people for administrators: the same checks, key and trail for every command. */
@Injectable()
export class PeopleDecisions {
  private readonly keys: ServiceKeys;

  constructor(
    @Inject(HOUSE) house: House,
    private readonly time: AccessTime,
    private readonly staff: Staff,
    private readonly changes: PeopleChanges,
  ) {
    this.keys = serviceKeys(house.masterKey, 'access');
  }

  /**
   * Sent again under the same key it changes nothing and answers what it did.
   * @throws ProblemError with the refusal, for somebody unknown, or for a key used otherwise.
   */
  async give(
    { by, key, language }: Asking,
    { type, personId, body }: PeopleDecision,
    write: (decision: Decision) => Promise<Placed | Refusal>,
  ): Promise<ChangeDocument> {
    const changeId = sha256Hex('people', by.personId, key).slice(0, 32);
    const bodyDigest = this.keys.digest({ type, personId: personId ?? '', body });
    const sameOr422 = (kept: ChangeDocument) => {
      if (kept.bodyDigest === bodyDigest) return kept;
      throw new ProblemError(houseProblem('key-used-for-another-body', 422, language));
    };
    const before = await this.changes.byId(changeId);
    if (before) return sameOr422(before);
    const refuse = (refusal: Refusal) =>
      new ProblemError(refusalProblem(refusal, peopleSentences, language));
    const at = await this.time.now();
    try {
      return await this.changes.record(async (session) => {
        const member = await this.staff.anyById(by.personId, session);
        const refusal = refusedOver(personId, { by, member });
        if (refusal) throw refuse(refusal);
        const about = personId === undefined ? undefined : await this.staff.anyById(personId, session);
        if (personId !== undefined && !about) throw accessProblem('unknown-person', language);
        const placed = await write({ changeId, at, session, about });
        if ('ok' in placed) throw refuse(placed);
        return { _id: changeId, type, by: by.personId, at, bodyDigest, ...placed };
      });
    } catch (error) {
      if (!(error instanceof Taken)) throw error;
      // A twin of this very command may have been a moment quicker.
      const twin = await this.changes.byId(changeId);
      if (twin) return sameOr422(twin);
      throw refuse({ ok: false, code: 'account-taken', details: {} });
    }
  }

  /** The password a change gives, good for choosing one's own. */
  async keptPassword({ changeId, at }: Pick<Decision, 'changeId' | 'at'>): Promise<KeptPassword> {
    const passwordHash = await hashPassword(oneTimePassword(this.keys, changeId));
    return { passwordHash, oneTimeUntil: untilOf(at) };
  }

  /** What the administrator hands over in person. */
  async shownPassword({ _id, personId, at }: ChangeDocument): Promise<OneTimePassword> {
    return {
      person: await this.shown(personId),
      oneTimePassword: oneTimePassword(this.keys, _id),
      until: untilOf(at).toISOString(),
    };
  }

  /** The person as they stand now, for an administrator. */
  async shown(personId: string): Promise<PersonListed> {
    const member = await this.staff.anyById(personId);
    if (!member) throw new Error('a person whose access was changed is not there');
    return listedMember(member, true);
  }
}

function untilOf(at: Date): Date {
  return new Date(at.getTime() + oneTimePasswordHours * 3_600_000);
}

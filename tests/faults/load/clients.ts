import { SignJWT } from 'jose';
import type { PersonActor } from '#domain/shared/actor';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { tokenSecret } from '#platform/keys/keys';
import type { Theatre } from '../../stories/cast.js';
import type { Tally } from './heard.js';
import { PatientCaller } from './patient-caller.js';
import { TwiceCaller } from './twice-caller.js';

/** A service whose clock is a day ahead must still take a person's word. */
const tokenLifetime = '3d';

export interface Manner {
  /** The city's time where it is not this machine's (ms). */
  readonly now?: () => number;
  /** Every command is sent twice at once; told when the two are answered differently. */
  readonly differs?: (what: string) => void;
}

/** The demo's people as patient clients of one installation. */
export class Clients {
  private readonly people = loadDemoPeople('packs/ordos')?.people ?? [];

  constructor(
    private readonly url: string,
    private readonly masterKey: string,
    private readonly tally: Tally,
    private readonly manner: Manner = {},
  ) {}

  personOf(account: string): PersonActor {
    const person = this.people.find((one) => one.account === account);
    if (!person) throw new Error(`nobody signs in as ${account}`);
    const { personId, unitId, roles } = person;
    return { kind: 'person', personId, unitId, roles };
  }

  async as(account: string): Promise<PatientCaller> {
    const { personId, unitId, roles } = this.personOf(account);
    const token = await new SignJWT({ unit: unitId, roles })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('duet')
      .setSubject(personId)
      .setExpirationTime(tokenLifetime)
      .sign(tokenSecret(this.masterKey));
    const { differs } = this.manner;
    if (differs) return new TwiceCaller(this.url, token, this.tally, differs);
    return new PatientCaller(this.url, token, this.tally);
  }

  theatre(): Theatre {
    const { now } = this.manner;
    return { as: (account) => this.as(account), say: () => undefined, ...(now && { now }) };
  }
}

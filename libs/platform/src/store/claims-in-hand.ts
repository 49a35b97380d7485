import { refused, type Claim, type Decided, type Refusal } from '#domain/shared/decision';
import type { EventBody } from '#domain/shared/stage';
import type { RecordCollections } from './collections.js';

type Touched = Pick<Decided<EventBody>, 'takes' | 'releases'>;
type Disclosed = Pick<Claim, 'disclosed'>;

/**
 * The claims of commands decided as a group: who holds which, in the database and among themselves.
 * It spares the group a transaction that a taken claim would abort; the unique index still decides.
 */
export class ClaimsInHand {
  private readonly known = new Map<string, Disclosed | undefined>();
  private wanted = new Set<string>();
  private readonly taken = new Map<string, Disclosed>();
  private readonly released = new Set<string>();

  constructor(private readonly record: RecordCollections) {}

  /** A refusal, or `later` where an earlier command of the group must be written first. */
  refusalOf({ takes, releases }: Touched): Refusal | 'later' | undefined {
    for (const claim of takes) {
      const id = idOf(claim);
      if (this.released.has(id)) return 'later';
      const holder = this.taken.get(id) ?? this.known.get(id);
      if (holder) return refused(claim.refusal, holder.disclosed);
      if (!this.known.has(id)) this.wanted.add(id);
    }
    return releases.some((claim) => this.taken.has(idOf(claim))) ? 'later' : undefined;
  }

  note({ takes, releases }: Touched): void {
    for (const claim of takes) this.taken.set(idOf(claim), claim);
    for (const claim of releases) this.released.add(idOf(claim));
  }

  /** Forgets what the group took and released, not what the database holds. */
  rewind(): void {
    this.taken.clear();
    this.released.clear();
  }

  /** Looks up what was asked for the first time. True: somebody holds some of it already. */
  async lookUp(): Promise<boolean> {
    const ids = [...this.wanted];
    this.wanted = new Set();
    if (ids.length === 0) return false;
    const held = await this.record.claims.find({ _id: { $in: ids } }).toArray();
    for (const id of ids) this.known.set(id, undefined);
    for (const claim of held) this.known.set(claim._id, claim);
    return held.length > 0;
  }
}

function idOf({ kind, key }: { readonly kind: string; readonly key: string }): string {
  return `${kind}:${key}`;
}

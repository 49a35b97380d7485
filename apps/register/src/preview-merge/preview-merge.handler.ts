import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PreviewMerge } from '#contracts/register/commands';
import type { MergePreview } from '#contracts/register/views';
import { entrySentences } from '#domain/register/refusals';
import type { Refusal } from '#domain/shared/decision';
import { say, type Sentence } from '#domain/shared/sentences';
import { streamOf } from '#domain/shared/stage';
import { unknownEntry } from '../answers.js';
import type { OrganisationDocument, PersonDocument } from '../documents.js';
import { kindOf } from '../entries.js';
import { RegisterQuery } from '../list-endpoint.js';
import { mergeFacts } from '../merging.js';
import { Register, type AnyEntry } from '../register.js';
import { shownOrganisation, shownPerson } from '../shown.js';
import { knowsOfTie } from '../ties.js';

export class PreviewMergeQuery extends RegisterQuery<PreviewMerge, MergePreview> {}

@QueryHandler(PreviewMergeQuery)
export class PreviewMergeHandler implements IQueryHandler<PreviewMergeQuery> {
  constructor(private readonly register: Register) {}

  async execute({ entryId, asked, viewing }: PreviewMergeQuery): Promise<MergePreview> {
    const { register } = this;
    const merged = await register.find(entryId);
    const survivor = await register.find(asked.into);
    const accounts = [entryId, asked.into].map(kindOf).includes('account');
    if (!merged || !survivor || accounts) throw unknownEntry('entry', viewing.language);
    const refusal = await this.refusal(merged, survivor, viewing.by);
    const ids = [...(await register.idsOf(entryId)), ...(await register.idsOf(asked.into))];
    const { kept } = register;
    return {
      merged: await this.shown(merged),
      survivor: await this.shown(survivor),
      accounts: await kept.accounts.countDocuments({ ownerId: { $in: ids } }),
      cases: await this.casesOf(ids, viewing.by),
      ...(refusal && {
        refusal: {
          code: refusal.code,
          because: say(
            (entrySentences as Record<string, Sentence>)[refusal.code] ?? { zh: refusal.code, en: refusal.code },
            viewing.language,
            refusal.details,
          ),
        },
      }),
    };
  }

  /** How many cases name one of these, as far as the viewer may know of them. */
  private async casesOf(
    entryIds: readonly string[],
    by: PreviewMergeQuery['viewing']['by'],
  ): Promise<number> {
    const ties = await this.register.kept.ties.find({ entryId: { $in: [...entryIds] } }).toArray();
    return new Set(ties.filter((tie) => knowsOfTie(by, tie)).map(({ caseId }) => caseId)).size;
  }

  /** What the command itself would hear, of this entry and of the survivor. */
  private async refusal(
    merged: AnyEntry,
    survivor: AnyEntry,
    by: PreviewMergeQuery['viewing']['by'],
  ): Promise<Refusal | undefined> {
    const { recorder } = this.register;
    const draft = await recorder.draft(streamOf('entry', merged._id));
    const command = {
      type: 'merge-entries',
      into: survivor._id,
      ...mergeFacts(merged, survivor),
    };
    const decision = draft.decide(command, by, 'preview');
    if (!decision.ok) return decision;
    const beside = await recorder.draft(streamOf('entry', survivor._id));
    const [companion] = decision.alongside;
    if (!companion) return undefined;
    const also = beside.decide(companion.command, { kind: 'service', service: 'register' }, 'preview');
    return also.ok ? undefined : also;
  }

  private async shown(entry: AnyEntry): Promise<MergePreview['merged']> {
    if (kindOf(entry._id) === 'organisation') {
      return { kind: 'organisation', ...shownOrganisation(entry as OrganisationDocument) };
    }
    const cipherOf = await this.register.dataKeys.of(entry._id);
    return { kind: 'person', ...shownPerson(entry as PersonDocument, cipherOf) };
  }
}

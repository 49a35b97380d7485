import { Injectable } from '@nestjs/common';
import type { PanelFacts } from '#domain/evaluation/commands';
import type { Ties } from '#domain/evaluation/conflicts';
import type { Evaluation } from '#domain/evaluation/evaluation';
import { expert, registeredOf, type Expert, type RegisteredExpert } from '#domain/evaluation/expert';
import { partiesOf, type CaseFacts, type Subject } from '#domain/shared/case';
import { streamOf } from '#domain/shared/stage';
import { Recorder } from '#platform/store/recorder';
import { idsOf } from './expert-entry.js';

/** More cases about the same subjects than this are no attraction any more. */
const otherCasesMax = 500;
const majority = { readConcern: { level: 'majority' } } as const;

/**
 * What the rules of a panel ask for beyond the evaluation itself: the register of experts, and whom
 * the case ties. All of it lies in this service's own record.
 */
@Injectable()
export class PanelFactsReader {
  constructor(private readonly recorder: Recorder) {}

  /** @param among only these experts' entries; the whole register where none are named. */
  async of(caseId: string, among?: readonly string[]): Promise<PanelFacts> {
    const [register, ties] = await Promise.all([this.register(among), this.tiesOf(caseId)]);
    return { register, ties };
  }

  private async register(among?: readonly string[]): Promise<RegisteredExpert[]> {
    const { snapshots } = this.recorder.record;
    const entries = await snapshots
      .find(
        {
          kind: expert.name,
          ...(among && { _id: { $in: among.map((id) => streamOf(expert, id)) } }),
        },
        majority,
      )
      .toArray();
    return entries.flatMap(({ state }) => registeredOf(state as Expert) ?? []);
  }

  async tiesOf(caseId: string): Promise<Ties> {
    const { state } = await this.recorder.draft(streamOf('evaluation', caseId));
    const opened = state as Evaluation;
    if (opened.phase === 'not-opened') return { subjects: [], referrers: [], otherCases: [] };
    const { subjects, referrerId } = opened.case;
    const ids = subjects.flatMap(idsOfSubject);
    const referrers = referrerId === undefined ? [] : [referrerId];
    const own = new Set([...ids, ...referrers]);
    const beside = await this.partiesBeside(caseId, ids);
    return { subjects: ids, referrers, otherCases: beside.filter((id) => !own.has(id)) };
  }

  /** Everybody in cases that share a subject with this one. */
  private async partiesBeside(caseId: string, subjects: readonly string[]): Promise<string[]> {
    const beside = await this.recorder.record.snapshots
      .find(
        {
          $or: subjectPaths.map((path) => ({ [path]: { $in: subjects } })),
          kind: 'evaluation',
          caseId: { $ne: caseId },
        },
        { ...majority, projection: { 'state.case': 1 } },
      )
      .limit(otherCasesMax)
      .toArray();
    return beside.flatMap(({ state }) => {
      const { case: facts } = state as { readonly case: CaseFacts };
      const referrer = facts.referrerId === undefined ? [] : [facts.referrerId];
      return [...facts.subjects.flatMap(idsOfSubject), ...referrer];
    });
  }
}

/** Where a snapshot names its subjects, a team's people too: the module keeps an index on each. */
export const subjectPaths = ['subjectId', 'leaderId', 'memberIds'].map(
  (field) => `state.case.subjects.${field}`,
);

function idsOfSubject(subject: Subject): readonly string[] {
  if (subject.kind === 'person') return [subject.subjectId];
  if (subject.kind === 'team') return partiesOf(subject);
  return [...new Set([subject.subjectId, ...idsOf(subject)])];
}

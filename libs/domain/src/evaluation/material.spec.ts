import { describe, expect, it } from '@jest/globals';
import { foldEvents } from '#testing/specify';
import { clock, type Actor } from '../shared/actor.js';
import { evaluation, type EvaluationEvent } from './evaluation.js';
import {
  ada,
  bo,
  cai,
  centreHead,
  concludedHistory,
  convened,
  declared,
  deputy,
  opened,
  otherSecretary,
  outsider,
  recusal,
  reopened,
  reopeningRequested,
  replaced,
  secretary,
  service,
} from './examples.js';
import { readsMaterial } from './material.js';

const reads = (viewer: Actor, ...history: EvaluationEvent[]) =>
  readsMaterial(viewer, foldEvents(evaluation, history));
const atWork = [opened, convened];

describe('the material of a case', () => {
  it('is read by an expert who has declared no conflict, and not before', () => {
    expect(reads(ada, ...atWork)).toBe(false);
    expect(reads(ada, ...atWork, declared('per-ada'))).toBe(true);
  });

  it('is closed to whoever declared a conflict or was recused later', () => {
    expect(reads(ada, ...atWork, declared('per-ada', 'conflict'))).toBe(false);
    expect(reads(ada, ...atWork, declared('per-ada'), recusal('per-ada'))).toBe(false);
    const left = [declared('per-ada', 'conflict'), replaced('per-ada', 'per-dan')];
    expect(reads(ada, ...atWork, ...left)).toBe(false);
  });

  it('is closed to experts of no panel, or of an earlier one', () => {
    expect(reads(outsider, ...atWork)).toBe(false);
    const second = [...concludedHistory, reopeningRequested, reopened];
    const others: EvaluationEvent = { ...convened, experts: ['per-dan'] } as EvaluationEvent;
    expect(reads(ada, ...second, others)).toBe(false);
  });

  it('is closed to experts once they have concluded: what it was for is done', () => {
    expect(reads(bo, ...concludedHistory)).toBe(false);
  });

  it('is read by the committee’s secretaries and their deputies, before a panel too', () => {
    for (const who of [secretary, otherSecretary, deputy]) {
      expect(reads(who, opened)).toBe(true);
      expect(reads(who, ...concludedHistory)).toBe(true);
    }
  });

  it('is read by nobody in an expert’s place, nor by an expert as something else', () => {
    const standIn = { ...bo, actsFor: 'per-ada' };
    const aloof = [declared('per-ada'), declared('per-bo')];
    expect(reads(standIn, ...atWork, ...aloof)).toBe(false);
    const both: Actor = { ...cai, roles: ['expert', 'committee-secretary'] };
    expect(reads(both, ...atWork, declared('per-cai', 'conflict'))).toBe(false);
    const asSecretary: Actor = { ...secretary, personId: 'per-cai', actsFor: 'per-sec' };
    expect(reads(asSecretary, ...atWork, declared('per-cai', 'conflict'))).toBe(false);
  });

  it('is nothing of other offices here, of services and of the clock', () => {
    for (const who of [centreHead, service, clock]) expect(reads(who, ...atWork)).toBe(false);
    expect(reads(secretary)).toBe(false);
  });
});

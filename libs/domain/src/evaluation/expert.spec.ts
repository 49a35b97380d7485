import { describe, expect, it } from '@jest/globals';
import { noon, person, specify } from '#testing/specify';
import { clock, type ServiceActor } from '../shared/actor.js';
import { expert, registeredOf, type Expert, type ExpertCommand, type ExpertEvent } from './expert.js';
import { ada, secretary, text } from './examples.js';

const register = specify(expert);
const house: ServiceActor = { kind: 'service', service: 'evaluation' };
const entry = {
  unitId: 'unit-committee',
  fields: ['seg-1'],
  entryIds: ['rp-1', 'rp-2'],
  employers: [{ name: '示例研究院', organisationIds: ['org-n-1'] }],
};
const entered: ExpertEvent = { type: 'expert-entered', expertId: 'per-ada', ...entry };
const retired: ExpertEvent = { type: 'expert-retired', reason: text('moved') };
const given = {
  'enter-expert': { type: 'enter-expert', expertId: 'per-ada', ...entry },
  'change-expert': { type: 'change-expert', ...entry, entryIds: ['rp-2', 'rp-3'] },
  'retire-expert': { type: 'retire-expert', reason: text('moved') },
  'reinstate-expert': { type: 'reinstate-expert' },
} as const satisfies { [Type in ExpertCommand['type']]: ExpertCommand & { type: Type } };
const historyOf: { readonly [Phase in Expert['phase']]: ExpertEvent[] } = {
  'not-opened': [],
  active: [entered],
  retired: [entered, retired],
};

describe('the register of experts', () => {
  const ok = 'recorded';
  /** One row a command, a cell a phase: not entered, active, retired. */
  const table: { readonly [Type in ExpertCommand['type']]: Record<Expert['phase'], string> } = {
    'enter-expert': {
      'not-opened': ok,
      active: 'expert-already-entered',
      retired: 'expert-already-entered',
    },
    'change-expert': { 'not-opened': 'expert-not-entered', active: ok, retired: ok },
    'retire-expert': {
      'not-opened': 'expert-not-active-now',
      active: ok,
      retired: 'expert-not-active-now',
    },
    'reinstate-expert': {
      'not-opened': 'expert-not-retired',
      active: 'expert-not-retired',
      retired: ok,
    },
  };
  const cells = (Object.keys(table) as ExpertCommand['type'][]).flatMap((type) =>
    (Object.keys(historyOf) as Expert['phase'][]).map((phase) => [type, phase] as const),
  );

  it.each(cells)('%s while %s', (type, phase) => {
    const { decision } = register.given(...historyOf[phase]).when(given[type], secretary);
    expect(decision.ok ? ok : decision.code).toBe(table[type][phase]);
    if (!decision.ok) expect(Object.keys(expert.sentences)).toContain(decision.code);
  });

  it.each(cells)('%s while %s is nobody’s but a secretary’s', (type, phase) => {
    const { state } = register.given(...historyOf[phase]);
    for (const by of [ada, clock, person('per-head', 'centre-head')]) {
      expect(expert.may(type, { by, at: noon }, state)?.code).toBe('register-of-secretary');
    }
  });

  it('takes the sample experts from the service itself', () => {
    register
      .given()
      .when({ ...given['enter-expert'], sample: true }, house)
      .then({ ...entered, sample: true });
  });

  it('claims every alias for one expert, and gives back what is taken out', () => {
    const claim = (key: string) => ({ kind: 'expert-entry', key });
    register
      .given()
      .when(given['enter-expert'], secretary)
      .thenClaims([claim('rp-1'), claim('rp-2')]);
    register
      .given(entered)
      .when(given['change-expert'], secretary)
      .thenClaims([claim('rp-3')], [claim('rp-1')]);
  });

  it('keeps the entry and says whether it serves', () => {
    const stateOf = (...history: ExpertEvent[]) => registeredOf(register.given(...history).state);
    expect(stateOf()).toBeUndefined();
    expect(stateOf(entered)).toEqual({ expertId: 'per-ada', active: true, ...entry });
    expect(stateOf(entered, retired)?.active).toBe(false);
    expect(stateOf(entered, retired, { type: 'expert-reinstated' })?.active).toBe(true);
    const changed = { ...entry, fields: ['seg-2'] };
    expect(stateOf(entered, { type: 'expert-changed', ...changed })?.fields).toEqual(['seg-2']);
  });

  it('is seen by secretaries, readers and, each their own entry, by experts', () => {
    const { state } = register.given(entered);
    const sees = (by: Parameters<typeof expert.visible.seesCase>[0]) =>
      expert.visible.seesCase(by, state);
    expect(sees(secretary)).toBe(true);
    expect(sees(ada)).toBe(true);
    expect(sees(person('per-bo', 'expert'))).toBe(false);
    expect(sees(person('per-bao', 'centre-officer'))).toBe(false);
  });
});

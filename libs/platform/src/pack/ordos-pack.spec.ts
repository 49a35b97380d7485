import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import { roles } from '#domain/shared/actor';
import { isWorkingDay } from '#domain/shared/working-days';
import { loadDemoPeople, loadPack } from './load-pack.js';

const ordos = fileURLToPath(new URL('../../../../packs/ordos', import.meta.url));

describe('the pack of Ordos', () => {
  it('loads without a fault', () => {
    expect(loadPack(ordos).city.zh).toBe('鄂尔多斯市');
  });

  it('has the nine banners and districts', () => {
    expect(loadPack(ordos).districts).toHaveLength(9);
  });

  it('keeps the scope of every published figure', () => {
    const talentFund = loadPack(ordos).funds.find((fund) => fund.fundId === 'talent-fund');
    expect(talentFund?.lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ fiscalYear: 2022, appropriated: '13700000000', scope: '全市' }),
        expect.objectContaining({ fiscalYear: 2023, appropriated: '10000000000', scope: '市本级' }),
      ]),
    );
  });

  it('agrees with an independent calendar on every day of 2025 and 2026', () => {
    const calendar = loadPack(ordos).calendar.value;
    const wrong: string[] = [];
    for (let ms = Date.UTC(2025, 0, 1); ms <= Date.UTC(2026, 11, 31); ms += 86_400_000) {
      const day = new Date(ms).toISOString().slice(0, 10);
      if (isWorkingDay(day, calendar) !== chineseDays.isWorkday(day)) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it('has a demo person for every role, none of them with a real-looking name', () => {
    const people = loadDemoPeople(ordos)?.people ?? [];
    const held = new Set(people.flatMap((person) => person.roles));
    expect(roles.filter((role) => !held.has(role))).toEqual([]);
    expect(people.filter((person) => !person.name.endsWith('（示例）'))).toEqual([]);
  });

  it('has a demo officer and a demo head in every unit that answers for a policy clause', () => {
    const people = loadDemoPeople(ordos)?.people ?? [];
    const seats = new Set(people.flatMap(({ unitId, roles: held }) => held.map((role) => `${unitId} ${role}`)));
    const units = new Set(loadPack(ordos).policyClauses.map((clause) => clause.responsibleUnitId));
    expect(units.size).toBeGreaterThan(0);
    const wanted = [...units].flatMap((unit) => [`${unit} unit-officer`, `${unit} unit-head`]);
    expect(wanted.filter((seat) => !seats.has(seat))).toEqual([]);
  });
});

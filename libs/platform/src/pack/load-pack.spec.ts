import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { loadDemoPeople, loadPack, PackFaults } from './load-pack.js';

const ordos = fileURLToPath(new URL('../../../../packs/ordos', import.meta.url));
const planted: string[] = [];

afterEach(() => {
  for (const dir of planted.splice(0)) rmSync(dir, { recursive: true });
});

/** A copy of the real pack with one text in one of its files replaced; each pair once. */
function ordosWith(...changes: [file: string, from: string | RegExp, to: string][]): string {
  const dir = mkdtempSync(join(tmpdir(), 'duet-pack-'));
  planted.push(dir);
  cpSync(ordos, dir, { recursive: true });
  for (const [file, from, to] of changes) {
    const before = readFileSync(join(dir, file), 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing to replace in ${file}`);
    writeFileSync(join(dir, file), after);
  }
  return dir;
}

function faultsOf(dir: string): readonly { path: string; message: string }[] {
  try {
    loadPack(dir);
  } catch (error) {
    if (error instanceof PackFaults) return error.faults;
    throw error;
  }
  return [];
}

describe('a planted fault', () => {
  it.each<[what: string, file: string, from: string | RegExp, to: string, path: string]>([
    [
      'weights that do not sum to 100',
      'rubric.json',
      '"weightPercent": 25',
      '"weightPercent": 24',
      'rubric.json: rubric.value.criteria',
    ],
    [
      'an even panel',
      'rubric.json',
      '"panelSizeMax": 9',
      '"panelSizeMax": 8',
      'rubric.json: rubric.value.panelSizeMax',
    ],
    [
      'a sample expert who is no demo person',
      'demo-experts.json',
      'p-expert-liu',
      'p-expert-nobody',
      'demo-experts.json: experts[0].personId',
    ],
    [
      'a sample expert in a field the city does not have',
      'demo-experts.json',
      '"electric-power"',
      '"alchemy"',
      'demo-experts.json: experts[0].fields[1]',
    ],
    [
      'an expert who asks for a second panel',
      'rubric.json',
      '"role": "centre-head"',
      '"role": "expert"',
      'rubric.json: reopening.role',
    ],
    [
      'a largest panel below the smallest',
      'rubric.json',
      '"panelSizeMax": 9',
      '"panelSizeMax": 1',
      'rubric.json: rubric.value.panelSizeMax',
    ],
    [
      'a quorum the smallest panel cannot reach',
      'rubric.json',
      '"quorum": 3',
      '"quorum": 4',
      'rubric.json: rubric.value.quorum',
    ],
    [
      'anchors with a gap',
      'rubric.json',
      '"to": 10',
      '"to": 9',
      'rubric.json: rubric.anchors.technology',
    ],
    [
      'a label for no criterion',
      'rubric.json',
      /"labels": \{/,
      '"labels": { "papers": { "zh": "论文", "en": "Papers" },',
      'rubric.json: rubric.labels.papers',
    ],
    [
      'an id used twice',
      'units.json',
      '"energy-bureau"',
      '"commerce-bureau"',
      'units.json: units[10].unitId',
    ],
    [
      'a parent that does not exist',
      'units.json',
      '"unitId": "finance-bureau",',
      '"unitId": "finance-bureau", "parentId": "nowhere",',
      'units.json: units[2].parentId',
    ],
    [
      'a unit above itself',
      'units.json',
      '"unitId": "finance-bureau",',
      '"unitId": "finance-bureau", "parentId": "finance-bureau",',
      'units.json: units[2].parentId',
    ],
    [
      'levels out of order',
      'approvals.json',
      '"above": "500000000"',
      '"above": "0"',
      'approvals.json: approvalLevels.terms[1].above',
    ],
    [
      'a level left out',
      'approvals.json',
      '"level": 2',
      '"level": 3',
      'approvals.json: approvalLevels.terms[1].level',
    ],
    [
      'an approver the permission table turns away',
      'approvals.json',
      '"role": "deputy-mayor"',
      '"role": "leader"',
      'approvals.json: approvalLevels.terms[1].role',
    ],
    [
      'no level that approves terms',
      'approvals.json',
      /"terms": \[[^\]]*\]/,
      '"terms": []',
      'approvals.json: approvalLevels.terms',
    ],
    [
      'no level that approves payments',
      'approvals.json',
      /"payments": \[[^\]]*\]/,
      '"payments": []',
      'approvals.json: approvalLevels.payments',
    ],
    [
      'two lines for one fiscal year',
      'funds.json',
      '"fiscalYear": 2023',
      '"fiscalYear": 2022',
      'funds.json: funds[0].lines[1].fiscalYear',
    ],
    [
      'an amount that is not in fen',
      'funds.json',
      '"13700000000"',
      '"1.37亿"',
      'funds.json: funds[0].lines[0].appropriated',
    ],
    [
      'a fact without a source',
      'time-limits.json',
      '"source"',
      '"origin"',
      'time-limits.json: timeLimits.firstResponseWorkingDays.source',
    ],
    [
      'a source that is both a document and a sample',
      'segments.json',
      '"source": {',
      '"source": { "sample": true,',
      'segments.json: segments[0].source',
    ],
    [
      'a source cited by web address',
      'segments.json',
      /"section": "[^"]*"/,
      '"section": "https://example.org/plan"',
      'segments.json: segments[0].source',
    ],
    [
      'a document nobody could find the place in',
      'segments.json',
      /"section": "[^"]*",/,
      '',
      'segments.json: segments[0].source',
    ],
    [
      'a clause of an unknown unit',
      'policy-clauses.json',
      '"responsibleUnitId": "organisation-department"',
      '"responsibleUnitId": "nobody"',
      'policy-clauses.json: policyClauses[0].responsibleUnitId',
    ],
    [
      'a clause paid by an unknown fund',
      'policy-clauses.json',
      '"fundId": "talent-fund"',
      '"fundId": "no-fund"',
      'policy-clauses.json: policyClauses[0].fund.fundId',
    ],
    [
      'a clause with a floor above its cap',
      'policy-clauses.json',
      '"floor": "50000000"',
      '"floor": "60000000000"',
      'policy-clauses.json: policyClauses[1].floor',
    ],
    [
      'a clause of an unknown kind',
      'policy-clauses.json',
      /(30-top-talent"[\s\S]*?"kind": )"case-by-case-grant"/,
      '$1"gift"',
      'policy-clauses.json: policyClauses[0].kind',
    ],
    [
      'evidence of an unknown kind',
      'policy-clauses.json',
      '"evidenceKind": "industrialisation-report"',
      '"evidenceKind": "hearsay"',
      'policy-clauses.json: clauseKinds[2].evidenceKinds[0]',
    ],
    [
      'a day both free and worked',
      'calendar.json',
      '"2025-01-26"',
      '"2025-02-01"',
      'calendar.json: calendar.value.workdays[0]',
    ],
    [
      'a holiday beyond the coverage',
      'calendar.json',
      '"coverageUntil": "2026-12-31"',
      '"coverageUntil": "2026-10-06"',
      'calendar.json: calendar.value.holidays[60]',
    ],
    [
      'a year of holidays without its notice',
      'calendar.json',
      '"year": 2025',
      '"year": 2024',
      'calendar.json: calendar.value.holidays[0]',
    ],
    ['an entry in the wrong file', 'segments.json', '{', '{ "funds": [],', 'segments.json: funds'],
    ['a file that is not JSON', 'units.json', '{', '', 'units.json'],
    [
      'a demo account used twice',
      'demo-people.json',
      '"account": "centre-wang"',
      '"account": "centre-li"',
      'demo-people.json: people[1].account',
    ],
    [
      'a demo person of an unknown unit',
      'demo-people.json',
      '"unitId": "expert-committee"',
      '"unitId": "nowhere"',
      'demo-people.json: people[3].unitId',
    ],
    [
      'a demo name without its mark',
      'demo-people.json',
      '（示例）',
      '',
      'demo-people.json: people[0].name',
    ],
  ])('is listed with its path: %s', (_, file, from, to, path) => {
    const faults = faultsOf(ordosWith([file, from, to]));
    expect(faults.map((fault) => fault.path)).toContain(path);
  });

  it('does not hide another one', () => {
    const dir = ordosWith(
      ['rubric.json', '"weightPercent": 25', '"weightPercent": 24'],
      ['funds.json', '"13700000000"', '"1.37亿"'],
    );
    const faults = faultsOf(dir);
    expect(faults.map((fault) => fault.path).sort()).toEqual([
      'funds.json: funds[0].lines[0].appropriated',
      'rubric.json: rubric.value.criteria',
    ]);
    expect(() => loadPack(dir)).toThrow(/2 fault\(s\)[\s\S]*99, not 100/);
  });

  it('in a list is not blamed on what refers to the list', () => {
    const faults = faultsOf(
      ordosWith(['units.json', '"unitId": "finance-bureau"', '"unitId": ""']),
    );
    expect(faults.map((fault) => fault.path)).toEqual(['units.json: units[2].unitId']);
  });
});

describe('a pack without demo people', () => {
  it('loads, as in a city’s own installation', () => {
    const dir = ordosWith();
    rmSync(join(dir, 'demo-people.json'));
    expect(faultsOf(dir)).toEqual([]);
    expect(loadDemoPeople(dir)).toBeUndefined();
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { DemoExperts } from '#contracts/pack/demo-experts';
import { DemoPeople } from '#contracts/pack/demo-people';
import { Pack } from '#contracts/pack/pack';
import { demoExpertsFaults, demoPeopleFaults } from './demo-checks.js';
import type { EntryFault } from './faults.js';
import { packFaults } from './pack-checks.js';

/** Which entry of the pack stands in which file of its directory. */
const files = {
  'pack.json': ['packId', 'version', 'city', 'roles', 'districts'],
  'units.json': ['units'],
  'segments.json': ['segments'],
  'rubric.json': ['rubric', 'reopening'],
  'time-limits.json': ['timeLimits'],
  'approvals.json': ['approvalLevels'],
  'funds.json': ['funds'],
  'policy-clauses.json': ['evidenceKinds', 'clauseKinds', 'policyClauses'],
  'case-documents.json': ['caseDocuments'],
  'targets.json': ['tasks', 'targets'],
  'calendar.json': ['calendar'],
  'bank-files.json': ['bankFiles'],
} as const satisfies Record<string, readonly (keyof Pack)[]>;
const demoPeopleFile = 'demo-people.json';
const demoExpertsFile = 'demo-experts.json';

/** What is wrong and where: `funds.json: funds[0].lines[1].source`. */
export interface PackFault {
  readonly path: string;
  readonly message: string;
}

/** A pack that cannot be used, with everything found wrong with it. */
export class PackFaults extends Error {
  override readonly name = 'PackFaults';

  constructor(
    readonly dir: string,
    readonly faults: readonly PackFault[],
  ) {
    const lines = faults.map(({ path, message }) => `  ${path}: ${message}`);
    super([`the pack in ${dir} has ${String(faults.length)} fault(s):`, ...lines].join('\n'));
  }
}

/**
 * Reads a city's pack. Entries are checked one by one and then against one another; a check waits
 * for the entries it reads, so a list of units that does not parse is not blamed on every reference
 * to a unit.
 * @throws PackFaults listing every fault found, those of the demo people too where the pack has any.
 */
export function loadPack(dir: string): Pack {
  return readPack(dir).pack;
}

/**
 * The pack's invented people; undefined where it has none, as in a city's own installation.
 * @throws PackFaults as `loadPack` does.
 */
export function loadDemoPeople(dir: string): DemoPeople | undefined {
  return readPack(dir).demoPeople;
}

/**
 * The pack's invented entries of the register of experts; undefined where it has none.
 * @throws PackFaults as `loadPack` does.
 */
export function loadDemoExperts(dir: string): DemoExperts | undefined {
  return readPack(dir).demoExperts;
}

interface WholePack {
  readonly pack: Pack;
  readonly demoPeople: DemoPeople | undefined;
  readonly demoExperts: DemoExperts | undefined;
}

function readPack(dir: string): WholePack {
  const faults: PackFault[] = [];
  const entries = Object.entries(files).flatMap(([file, keys]) =>
    readEntries(dir, file, keys, faults),
  );
  const pack: Partial<Pack> = Object.fromEntries(entries);
  const demoPeople = readDemo(dir, demoPeopleFile, DemoPeople, faults);
  const demoExperts = readDemo(dir, demoExpertsFile, DemoExperts, faults);
  for (const fault of packFaults(pack)) faults.push(located(fileOf(fault), fault));
  for (const fault of demoPeople ? demoPeopleFaults(demoPeople, pack) : []) {
    faults.push(located(demoPeopleFile, fault));
  }
  for (const fault of demoExperts ? demoExpertsFaults(demoExperts, demoPeople, pack) : []) {
    faults.push(located(demoExpertsFile, fault));
  }
  if (faults.length > 0) throw new PackFaults(dir, faults);
  return { pack: Pack.parse(pack), demoPeople, demoExperts };
}

function readEntries(
  dir: string,
  file: string,
  keys: readonly (keyof Pack)[],
  faults: PackFault[],
): [keyof Pack, unknown][] {
  const raw = readObject(dir, file, faults);
  if (!raw) return [];
  const known: readonly string[] = keys;
  for (const key of Object.keys(raw).filter((key) => !known.includes(key))) {
    faults.push(located(file, { path: [key], message: 'no such entry belongs in this file' }));
  }
  return keys.flatMap((key): [keyof Pack, unknown][] => {
    const parsed = Pack.shape[key].safeParse(raw[key]);
    if (parsed.success) return [[key, parsed.data]];
    faults.push(...schemaFaults(file, [key], parsed.error));
    return [];
  });
}

function readDemo<Demo>(
  dir: string,
  file: string,
  schema: z.ZodType<Demo>,
  faults: PackFault[],
): Demo | undefined {
  const raw = existsSync(join(dir, file)) ? readObject(dir, file, faults) : undefined;
  if (!raw) return undefined;
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  faults.push(...schemaFaults(file, [], parsed.error));
  return undefined;
}

function readObject(
  dir: string,
  file: string,
  faults: PackFault[],
): Record<string, unknown> | undefined {
  try {
    const raw: unknown = JSON.parse(readFileSync(join(dir, file), 'utf8'));
    if (isObject(raw)) return raw;
    faults.push({ path: file, message: 'the file holds no object' });
  } catch (error) {
    faults.push({ path: file, message: `cannot be read: ${String(error)}` });
  }
  return undefined;
}

function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function schemaFaults(file: string, at: readonly PropertyKey[], error: z.ZodError): PackFault[] {
  return error.issues.map(({ path, message }) =>
    located(file, { path: [...at, ...path], message }),
  );
}

function fileOf({ path: [entry] }: EntryFault): string {
  const found = Object.entries(files).find(([, keys]) => keys.some((key) => key === entry));
  return found?.[0] ?? 'pack.json';
}

function located(file: string, { path, message }: EntryFault): PackFault {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return `[${String(step)}]`;
    return index === 0 ? String(step) : `.${String(step)}`;
  });
  return { path: steps.length === 0 ? file : `${file}: ${steps.join('')}`, message };
}

import { readFileSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import type { Engines } from '#engines/bring-up';
import type { Caller } from '#testing/caller';
import { officer, touch } from '../core/leads.js';
import { ProcessHouse } from '../processes/process-house.js';
import { ratioOf, type Ratio } from './blocks.js';
import { caseIdOf, openCases, untilTold } from './seeded-cases.js';

const few = 1000;
const many = 20_000;
/** Grown by so many at a time, each time until their workflows rest, and no longer than this. */
const step = 2500;
const growingMs = 25 * 60_000;
const asksOfEach = 200;
const idleMs = 20_000;

/** What an installation of one size showed. */
interface Shown {
  /** Milliseconds of each request, by what was asked. */
  readonly asked: Readonly<Record<string, readonly number[]>>;
  /** Resident memory (MB) and share of one core (%) at rest, by process. */
  readonly megabytes: Readonly<Record<string, number>>;
  readonly percent: Readonly<Record<string, number>>;
}

/**
 * R3 and R4: an installation with 20,000 open cases, or as many as came in 25 minutes, ÷ the same one
 * with 1,000, their workflows running in Temporal in both: memory and CPU at rest, p50 and p99 of what
 * is asked most. Contact and journey keep the cases; the other services hold none of them and are not
 * started.
 */
export async function scale(engines: Engines): Promise<Record<string, Ratio | number>> {
  const house = new ProcessHouse(engines, { services: ['contact', 'journey'] });
  await house.start();
  await Promise.all(house.copies.map((copy) => copy.settled()));
  const client = await new MongoClient(engines.mongoUrl).connect();
  const startedAt = performance.now();
  const passedMs = () => performance.now() - startedAt;
  const said = (what: string) => {
    process.stdout.write(`  ${what} after ${(passedMs() / 1000).toFixed(0)} s\n`);
  };
  const grow = async (from: number, to: number) => {
    await openCases(engines, house, from, to);
    said(`${String(to)} cases recorded`);
    await untilTold(client, house.space, to);
    said(`${String(to)} cases told of by the journey`);
    await untilAtRest(() => cpuMs(processesOf(house, engines)));
    said(`${String(to)} cases at rest`);
  };
  await grow(0, few);
  const small = await look(house, engines, few);
  let count = few;
  while (count < many && passedMs() < growingMs) {
    const next = Math.min(many, count - (count % step) + step);
    await grow(count, next);
    count = next;
  }
  const large = await look(house, engines, count);
  await client.close();
  await house.stop('SIGKILL');
  return { 'open cases': count, ...latencies(large, small), ...atRest(large, small) };
}

async function look(house: ProcessHouse, engines: Engines, count: number): Promise<Shown> {
  const li = await house.as(officer);
  const processes = processesOf(house, engines);
  const before = cpuMs(processes);
  await new Promise((resolve) => setTimeout(resolve, idleMs));
  const percent = shareOf(before, cpuMs(processes));
  const megabytes = Object.fromEntries(
    Object.entries(processes).map(([name, pid]) => [name, residentMb(pid)]),
  );
  const asked: Record<string, number[]> = {};
  for (let ask = -20; ask < asksOfEach; ask += 1) {
    for (const [name, request] of Object.entries(requests(li, count))) {
      const startedAt = performance.now();
      const { status } = await request(ask + 20);
      if (status !== 200) throw new Error(`${name}: ${String(status)}`);
      if (ask >= 0) (asked[name] ??= []).push(performance.now() - startedAt);
    }
  }
  return { asked, megabytes, percent };
}

type Request = (turn: number) => Promise<{ readonly status: number }>;

/** What is asked most. Every turn takes another case, spread over all of them. */
function requests(li: Caller, count: number): Readonly<Record<string, Request>> {
  const caseOf = (turn: number) => caseIdOf((turn * 7919) % count);
  const board = '/api/journey/board';
  const numbered = (turn: number) => encodeURIComponent(`第${String((turn * 7919) % count)}有限`);
  return {
    'board, first page and sums': () => li.get(board),
    'board, one district': () => li.get(`${board}?district=dongsheng`),
    'board, a stage and segment': () => li.get(`${board}?stage=contact&segment=new-energy`),
    'board, part of a name': (turn) => li.get(`${board}?q=${numbered(turn)}`),
    'my work': () => li.get('/api/journey/work'),
    'a case’s timeline': (turn) => li.get(`/api/journey/cases/${caseOf(turn)}/timeline`),
    'a case in contact': (turn) => li.get(`/api/contact/cases/${caseOf(turn)}`),
    'a command': (turn) => li.post(`/api/contact/cases/${caseOf(turn)}/log-touch`, touch),
  };
}

function latencies(large: Shown, small: Shown): Record<string, Ratio> {
  return Object.fromEntries(
    Object.keys(small.asked).flatMap((name) => {
      const times = { product: large.asked[name] ?? [], bare: small.asked[name] ?? [] };
      return [
        [`R4 p50, ${name}`, ratioOf(times, 0.5)],
        [`R4 p99, ${name}`, ratioOf(times, 0.99)],
      ];
    }),
  );
}

function atRest(large: Shown, small: Shown): Record<string, Ratio> {
  return Object.fromEntries(
    Object.keys(small.megabytes).flatMap((name) => [
      [`R3 memory, ${name}`, once(large.megabytes[name], small.megabytes[name], 'MB')],
      [`R3 CPU of a core, ${name}`, once(large.percent[name], small.percent[name], '%')],
    ]),
  );
}

/** Read once: there is no interval. */
function once(product = Number.NaN, bare = Number.NaN, unit = ''): Ratio {
  const ratio = product / bare;
  return { product, bare, ratio, low: ratio, high: ratio, unit };
}

type Processes = Readonly<Record<string, number>>;

function processesOf(house: ProcessHouse, engines: Engines): Processes {
  const services = house.copies.map(({ service, pid }) => [service, pid] as const);
  const all = [...services, ...Object.entries(engines.pids())];
  return Object.fromEntries(all.flatMap(([name, pid]) => (pid === undefined ? [] : [[name, pid]])));
}

/** User and system time (ms) of each, out of /proc: Linux only. */
function cpuMs(processes: Processes): Record<string, number> {
  const msPerTick = 10;
  return Object.fromEntries(
    Object.entries(processes).map(([name, pid]) => {
      const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return [name, (Number(fields[11]) + Number(fields[12])) * msPerTick];
    }),
  );
}

function residentMb(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

function shareOf(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) {
  return Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, ((ms - (before[name] ?? 0)) / idleMs) * 100]),
  );
}

/** At rest: services and engines together take less than a third of a core for five seconds. */
async function untilAtRest(read: () => Readonly<Record<string, number>>): Promise<void> {
  const pauseMs = 5000;
  const sum = () => Object.values(read()).reduce((all, ms) => all + ms, 0);
  for (let before = sum(); ; ) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const now = sum();
    if (now - before < pauseMs / 3) return;
    before = now;
  }
}

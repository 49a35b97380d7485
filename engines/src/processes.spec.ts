import {
  findProcess,
  isAlive,
  processTree,
  treeResidentBytes,
  type ProcessFacts,
} from './processes.js';

const facts = (pid: number, parentPid: number): ProcessFacts => ({
  pid,
  parentPid,
  residentBytes: 1,
  startedAt: '0',
  commandLine: 'sleep',
});

describe('a process tree', () => {
  it('holds the process and all below it, and nothing beside it', () => {
    const all = [facts(1, 0), facts(10, 1), facts(11, 10), facts(12, 11), facts(20, 1)];
    expect(processTree(all, 10).map(({ pid }) => pid)).toEqual([10, 11, 12]);
    expect(processTree(all, 99)).toEqual([]);
  });

  it('takes memory', async () => {
    expect(await treeResidentBytes(process.pid)).toBeGreaterThan(10_000_000);
  });
});

describe('a process', () => {
  it('is found with its parent while it lives', async () => {
    expect(await findProcess(process.pid)).toMatchObject({ parentPid: process.ppid });
  });

  it('is not alive when there is none of that id', async () => {
    expect(await isAlive(2 ** 30)).toBe(false);
  });
});

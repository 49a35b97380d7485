import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDataFolder, dataFolder, emptyDataFolder } from './data-folder.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duet-data-folder-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the data folder', () => {
  it('is .duet in the checkout unless DUET_DATA_DIR says otherwise', () => {
    expect(dataFolder({})).toMatch(/\/\.duet$/);
    expect(dataFolder({ DUET_DATA_DIR: '/srv/duet' })).toBe('/srv/duet');
  });

  it('is never one with files of somebody else, neither to use nor to empty', async () => {
    await writeFile(join(folder, 'thesis.docx'), 'years of work');
    await expect(claimDataFolder(folder)).rejects.toThrow('files that Duet did not put there');
    await expect(emptyDataFolder(folder, true)).rejects.toThrow('Duet did not put there');
    expect(await readdir(folder)).toEqual(['thesis.docx']);
  });

  it('is emptied when it is ours and --yes was said, and can be claimed again', async () => {
    await claimDataFolder(folder);
    await writeFile(join(folder, 'demo-accounts.json'), '[]');
    expect(await emptyDataFolder(folder, true)).toBe(true);
    expect(await readdir(folder)).toEqual(['duet-data.json']);
    await claimDataFolder(folder);
  });

  it('is not emptied when there is nobody to ask', async () => {
    await claimDataFolder(folder);
    if (process.stdin.isTTY) return;
    await expect(emptyDataFolder(folder, false)).rejects.toThrow('nobody to ask');
  });
});

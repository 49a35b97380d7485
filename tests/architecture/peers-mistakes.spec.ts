import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { permits, type PermissionName } from '#domain/access/permissions';
import { roles } from '#domain/shared/actor';

const rows = readFileSync('docs/peers-mistakes.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Mistake'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** What a cell names: each file with the tests of it that are quoted after it. */
function named(cell: string): readonly (readonly [file: string, test: string])[] {
  return cell.split(' · ').flatMap((part) => {
    const file = /`([^`]+)`/.exec(part)?.[1] ?? '';
    return [...part.matchAll(/“([^”]+)”/g)].map(([, test = '']) => [file, test] as const);
  });
}

describe('the mistakes of others', () => {
  it('are seventeen, each held by a test at least', () => {
    expect(rows.length).toBe(17);
    for (const [, mistake, , held = ''] of rows) expect([mistake, named(held)]).not.toEqual([mistake, []]);
  });

  it.each(rows.map(([, mistake = '', , held = '']) => [mistake, held] as const))(
    '%s: what holds it exists by this name',
    (_, held) => {
      for (const [file, test] of named(held)) {
        expect([file, existsSync(file)]).toEqual([file, true]);
        expect([file, test, readFileSync(file, 'utf8').includes(test)]).toEqual([file, test, true]);
      }
    },
  );

  it.each<[checks: PermissionName, prepares: PermissionName]>([
    ['reward.approve-payment', 'reward.prepare-payment'],
    ['reward.decide-recovery', 'reward.recover-payment'],
    ['negotiation.approve', 'negotiation.draft-terms'],
    ['negotiation.sign', 'negotiation.draft-terms'],
  ])('lets people check who may prepare nothing: %s without %s', (checks, prepares) => {
    const onlyCheck = roles.filter((role) => permits(checks, [role]) && !permits(prepares, [role]));
    expect(onlyCheck).not.toEqual([]);
  });
});

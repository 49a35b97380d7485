import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type Role } from '#domain/shared/actor';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { ask, endpointsOf, filled } from './asking.js';
import { readMatrix } from './matrix.js';

const matrix = readMatrix();

describe('who may do what', () => {
  let services: RunningServices;
  let dataDir: string;
  const tokens = new Map<Role, string>();

  const codeOf = (text: string): unknown =>
    text.startsWith('{') ? (JSON.parse(text) as { code?: unknown }).code : undefined;

  /** One of the demo's people who holds this role and no other signs in, like anybody would. */
  const signIn = async (role: Role): Promise<string> => {
    const { people } = loadDemoPeople(services.house.config.packDir) ?? { people: [] };
    const account = people.find(({ roles: held }) => held.length === 1 && held[0] === role)?.account;
    const kept = readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8');
    const [{ password } = { password: '' }] = JSON.parse(kept) as { password: string }[];
    const { text } = await ask(services, 'POST /api/access/sign-in', undefined, { account, password });
    return (JSON.parse(text) as { token: string }).token;
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'duet-matrix-'));
    services = await runServices({
      modules: serviceModules,
      environment: { DUET_MODE: 'demo', DUET_DATA_DIR: dataDir },
    });
    for (const role of roles) tokens.set(role, await signIn(role));
  });
  afterAll(async () => {
    await services.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('is said for every role and every endpoint there is, and for no other', async () => {
    expect(matrix.roles).toEqual(roles);
    const said = matrix.rows.map(({ endpoint }) => endpoint);
    expect(said.sort()).toEqual((await endpointsOf(services)).sort());
  });

  it.each(matrix.rows.filter(({ open }) => open))('opens $endpoint to whoever asks', async (row) => {
    const reply = await ask(services, filled(row.endpoint), undefined);
    expect(['not-signed-in', 'role-not-permitted']).not.toContain(codeOf(reply.text));
    expect(reply.status).toBeLessThan(500);
  });

  it.each(matrix.rows.filter(({ open }) => !open))(
    'is asked at $endpoint: whether signed in, then in which role',
    async ({ endpoint, allowed }) => {
      const path = filled(endpoint);
      const stranger = await ask(services, path, undefined);
      expect([stranger.status, codeOf(stranger.text)]).toEqual([401, 'not-signed-in']);
      const found: Record<string, string> = {};
      for (const role of roles) {
        const { status, text } = await ask(services, path, tokens.get(role));
        const turnedAway = status === 403 && codeOf(text) === 'role-not-permitted';
        const letIn = status !== 401 && status !== 403 && status < 500;
        found[role] = turnedAway ? '-' : letIn ? '+' : `${String(status)} ${text}`;
      }
      const said = roles.map((role) => [role, allowed.includes(role) ? '+' : '-']);
      expect(found).toEqual(Object.fromEntries(said));
    },
  );
});

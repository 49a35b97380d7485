import { afterEach, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { attractionWorkflowId } from '#platform/config/names';
import { eventually, type Caller, type Reply } from '#testing/caller';
import { goneAtCommit } from './gone-at-commit.js';
import { officer, openCase, touch } from './leads.js';
import { ServiceProcess } from './service-process.js';

describe('a service that is killed', () => {
  const processes: ServiceProcess[] = [];
  function contact(): ServiceProcess {
    const service = new ServiceProcess('contact');
    processes.push(service);
    return service;
  }
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((service) => service.kill()));
  });

  it('gives each command one effect and every retry the first answer', async () => {
    const service = contact();
    await service.start(goneAtCommit(20));
    const li = await service.as(officer);
    const caseId = await openCase(li);
    const keys = Array.from({ length: 40 }, (_, index) => `touch-key-${String(index)}`);

    // Each command is sent twice at once; the service is gone while they are being answered.
    const firstAnswers = new Map<string, string>();
    const send = async (key: string) => {
      const reply = await logTouch(li, caseId, key).catch(() => undefined);
      if (reply?.status !== 200) return;
      const answer = JSON.stringify(reply.body);
      const twin = firstAnswers.get(key);
      expect(twin ?? answer).toBe(answer);
      firstAnswers.set(key, answer);
    };
    await Promise.all(keys.flatMap((key) => [send(key), send(key)]));
    await service.gone();
    expect(firstAnswers.size).toBeGreaterThan(0);
    expect(firstAnswers.size).toBeLessThan(keys.length);

    await service.start();
    for (const key of keys) {
      // What the kill left open keeps the stream until MongoDB ends it: “send the same key again”.
      const again = await eventually('the record is free again', async () => {
        const answer = await logTouch(li, caseId, key);
        return answer.status !== 503 && answer;
      });
      expect(again.status).toBe(200);
      const first = firstAnswers.get(key);
      if (first !== undefined) expect(JSON.stringify(again.body)).toBe(first);
    }
    const view = await li.get<{ version: number; touches: unknown[] }>(`/api/contact/cases/${caseId}`);
    expect(view.body.touches).toHaveLength(keys.length);
    expect(view.body.version).toBe(1 + keys.length);
  });

  it('starts the journey of a case it had opened but not announced', async () => {
    const service = contact();
    // Nothing answers there: the case is recorded and its workflow cannot start yet.
    await service.start({ TEMPORAL_ADDRESS: '127.0.0.1:1' });
    const caseId = await openCase(await service.as(officer));
    await service.kill();

    await service.start();
    const connection = await Connection.connect({
      address: process.env['DUET_TEST_TEMPORAL_ADDRESS'] ?? '',
    });
    const { workflow } = new Client({ connection });
    const handle = workflow.getHandle(attractionWorkflowId(service.space, caseId));
    const found = await eventually('the journey has started', () =>
      handle.describe().catch(() => undefined),
    );
    expect(found.status.name).toBe('RUNNING');
    await handle.terminate();
    await connection.close();
  });
});

function logTouch(caller: Caller, caseId: string, key: string): Promise<Reply> {
  return caller.post(`/api/contact/cases/${caseId}/log-touch`, touch, key);
}

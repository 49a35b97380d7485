import { describe, expect, it, jest } from '@jest/globals';
import type { Client } from '@temporalio/client';
import type { EventDocument } from '../store/documents.js';
import { startOutlet } from './start-outlet.js';
import { wakeOutlet } from './wake-outlet.js';

const space = 't-';
const event = (kind: string, caseId: string, version = 1, type = 'opened'): EventDocument =>
  ({ stream: `${kind}-${caseId}`, kind, caseId, version, event: { type } }) as unknown as EventDocument;
/** A sheet's cases and, behind them in the stream, the next sheet. */
const stream = [...Array.from({ length: 50 }, (_, at) => event('contact', `c${String(at)}`)), event('import', 'i2')];

const settings = {
  service: 'contact',
  space,
  startsJourney: ['contact'],
  restartsJourney: ['case-reopened'],
  ownProcess: ['import'],
};

/** Temporal as slow as it is with a thousand starts before it: none comes back until it is told to. */
function slowTemporal() {
  const waiting: (() => void)[] = [];
  const start = jest.fn((_type: string, _options: { workflowId: string }) =>
    new Promise<void>((resolve) => waiting.push(resolve)),
  );
  const signalWithStart = jest.fn((_type: string, _options: { workflowId: string }) => Promise.resolve());
  const signal = jest.fn((_name: string) => Promise.resolve());
  const getHandle = jest.fn((_workflowId: string) => ({ signal }));
  const client = { workflow: { start, signalWithStart, getHandle } } as unknown as Client;
  return { client, start, signalWithStart, getHandle, waiting };
}

describe('journeys and wake-ups', () => {
  it('leave by ways of their own: the next sheet begins while the cases before it still wait', async () => {
    const { client, start, signalWithStart } = slowTemporal();
    void startOutlet(client, { space, startsJourney: ['contact'] }).deliver(stream);
    await wakeOutlet(client, settings).deliver(stream);

    expect(signalWithStart).toHaveBeenCalledTimes(1);
    expect(signalWithStart.mock.calls[0]?.[1].workflowId).toContain('import-i2');
    expect(start.mock.calls.length).toBeLessThan(50);
  });

  it('wake nobody for a case that begins, and whoever races what changed later', async () => {
    const { client, getHandle } = slowTemporal();
    const waking = (caseId: string, version: number) => ({ ...event('contact', caseId, version), wakes: true as const });
    await wakeOutlet(client, settings).deliver([waking('c1', 1), waking('c2', 2), event('contact', 'c3', 3)]);

    expect(getHandle.mock.calls.map(([workflowId]) => workflowId)).toEqual([expect.stringContaining('contact-c2')]);
  });

  it('begin every case once, a few at a time, and nothing else', async () => {
    const { client, start, waiting } = slowTemporal();
    const twice = [...stream, event('contact', 'c1'), event('contact', 'c1', 2)];
    const delivered = startOutlet(client, { space, startsJourney: ['contact'] }).deliver(twice);
    let most = 0;
    for (let begun = 0; begun < 50; begun += 1) {
      most = Math.max(most, waiting.length);
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await delivered;

    expect(most).toBe(4);
    expect(new Set(start.mock.calls.map(([, options]) => options.workflowId)).size).toBe(50);
    expect(start).toHaveBeenCalledTimes(50);
  });
});

import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { answerOf } from './answer-of.js';

describe('the answer of a process', () => {
  it('is heard, although its end was told first', async () => {
    const child = new EventEmitter();
    const answer = answerOf(child);
    child.emit('exit', 0, null);
    child.emit('message', { ok: true });
    child.emit('close', 0, null);
    await expect(answer).resolves.toEqual({ ok: true });
  });

  it('is none where it ends without one', async () => {
    const child = new EventEmitter();
    const answer = answerOf(child);
    child.emit('exit', 134, null);
    child.emit('close', 134, null);
    await expect(answer).resolves.toBeUndefined();
  });

  it('is an error where there is no process', async () => {
    const child = new EventEmitter();
    const answer = answerOf(child);
    child.emit('error', new Error('spawn ENOMEM'));
    await expect(answer).rejects.toThrow('ENOMEM');
  });
});

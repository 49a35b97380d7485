import { describe, expect, it } from '@jest/globals';
import { MongoNetworkTimeoutError, MongoServerError } from 'mongodb';
import { createLog } from '../log/log.js';
import { isOutOfReach, untilReached } from './out-of-reach.js';

const log = createLog('error', {});

describe('a step of starting', () => {
  it('is taken again until MongoDB answers in time', async () => {
    let asked = 0;
    const answer = await untilReached('the record', log, () => {
      asked += 1;
      const slow = new MongoNetworkTimeoutError('connection 1 to 127.0.0.1 timed out');
      return asked < 3 ? Promise.reject(slow) : Promise.resolve('prepared');
    });

    expect({ answer, asked }).toEqual({ answer: 'prepared', asked: 3 });
  });

  it('is not taken again when MongoDB refused it', async () => {
    let asked = 0;
    const refused = new MongoServerError({ message: 'not authorized', code: 13 });
    const step = () => {
      asked += 1;
      return Promise.reject(refused);
    };

    await expect(untilReached('the record', log, step)).rejects.toBe(refused);
    expect(asked).toBe(1);
  });
});

describe('what is out of reach', () => {
  it('is a broken socket, whoever says so', () => {
    expect(isOutOfReach(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))).toBe(true);
  });

  it('is no fault of ours', () => {
    expect(isOutOfReach(new TypeError('undefined is not a function'))).toBe(false);
  });
});

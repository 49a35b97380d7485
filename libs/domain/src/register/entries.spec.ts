import { describe, expect, it } from '@jest/globals';
import { tidyAccount, tidyOrganisation, tidyPerson } from './entries.js';
import { faultSentence } from './refusals.js';

describe('an entry of the register', () => {
  it('takes an organisation’s code however it is typed', () => {
    const stated = {
      name: ' 草原风电（示例） ',
      creditCode: '９１３５０１００ｍ０００１００ｙ４３',
    };
    expect(tidyOrganisation(stated)).toEqual({
      entry: { name: '草原风电（示例）', creditCode: '91350100M000100Y43' },
      faults: [],
    });
    expect(tidyOrganisation({ name: '草原风电（示例）' }).faults).toEqual([]);
  });

  it('names every field that is wrong, with a sentence in both languages', () => {
    const person = tidyPerson({ name: '\u200B', idNumber: '110105194912310021', phone: '12' });
    const account = tidyAccount(
      { holder: ' ', bank: '\u200B', branch: ' ', number: '4111111111111112' },
      'person',
    );
    const organisation = tidyOrganisation({ name: '风', creditCode: '123' });
    const faults = [...person.faults, ...account.faults, ...organisation.faults];
    expect(faults).toEqual([
      { field: 'name', fault: 'empty' },
      { field: 'idNumber', fault: 'wrong-checksum' },
      { field: 'phone', fault: 'wrong-length' },
      { field: 'holder', fault: 'empty' },
      { field: 'bank', fault: 'empty' },
      { field: 'branch', fault: 'empty' },
      { field: 'number', fault: 'wrong-checksum' },
      { field: 'creditCode', fault: 'wrong-length' },
    ]);
    for (const fault of faults) {
      expect(faultSentence(fault, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(faultSentence(fault, 'en')).toMatch(/^[A-Z]/);
    }
  });

  it('asks no check digit of an organisation’s account', () => {
    const stated = { holder: '草原风电', bank: '示例银行', number: '4111 1111 1111 1112' };
    expect(tidyAccount(stated, 'organisation')).toEqual({
      entry: { holder: '草原风电', bank: '示例银行', number: '4111111111111112' },
      faults: [],
    });
  });

  it('leaves out what was not stated', () => {
    expect(tidyPerson({ name: '张三（示例）' })).toEqual({
      entry: { name: '张三（示例）' },
      faults: [],
    });
  });
});

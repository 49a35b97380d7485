import { describe, it } from '@jest/globals';
import { specify } from '#testing/specify';
import { clock } from '../shared/actor.js';
import { officer } from './examples.js';
import { readings, type RecordReading } from './readings.js';

const record = specify(readings);
const reading: RecordReading = { type: 'record-reading', documentId: 'doc-plan', byPass: true };

describe('the record of who opened a document', () => {
  it('says who, and whom they stood in for', () => {
    const opened = { type: 'document-opened', documentId: 'doc-plan', byPass: true } as const;
    record.given().when(reading, officer).then({ ...opened, openedBy: 'per-bao' });
    const deputy = { ...officer, actsFor: 'per-su' };
    const forAnother = { ...opened, openedBy: 'per-bao', openedFor: 'per-su' };
    record.given().when(reading, deputy).then(forAnother);
  });

  it('is of people', () => {
    record.given().when(reading, clock).thenRefused('person-only');
  });
});

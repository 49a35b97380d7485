import { MongoClient } from 'mongodb';
import type { Engines } from '#engines/bring-up';
import { contact } from '#domain/contact/contact';
import { streamOf } from '#domain/shared/stage';
import { databaseName } from '#platform/config/names';
import { serviceKeys, sha256Hex } from '#platform/keys/keys';
import { loadPack } from '#platform/pack/load-pack';
import { mongoClock } from '#platform/store/clock';
import { recorderOf } from '#platform/store/recorder-of';
import { eventually } from '#testing/caller';
import { leadTerms } from '../../apps/contact/src/lead-terms.js';
import { subjectOf } from '../../apps/contact/src/subject-of.js';
import { officer } from '../core/leads.js';

/** A house whose contact service keeps the record that is written to. */
interface Seeded {
  readonly space: string;
  readonly masterKey: string;
}

const groupOf = 1000;
const districts = ['dongsheng', 'kangbashi', 'dalad', 'jungar'];
const segments = ['new-energy', 'equipment'];

/**
 * Opens cases numbered `from` to `to` through the recorder's own group path (rules, claims, encrypted
 * words and events as by HTTP, without HTTP and register), so relay, journey and workflows follow as
 * they always do. Answers the ids.
 */
export async function openCases(
  { mongoUrl }: Engines,
  { space, masterKey }: Seeded,
  from: number,
  to: number,
): Promise<readonly string[]> {
  const client = await new MongoClient(mongoUrl, {
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  const keys = serviceKeys(masterKey, 'contact');
  const kept = { service: 'contact', stages: [contact], clock: mongoClock };
  const recorder = recorderOf(client, space, keys, kept);
  const terms = leadTerms(loadPack('packs/ordos'), officer.unitId);
  const ids: string[] = [];
  for (let first = from; first < to; first += groupOf) {
    const numbers = Array.from({ length: Math.min(groupOf, to - first) }, (_, index) => first + index);
    const givings = numbers.map((number) => {
      const caseId = caseIdOf(number);
      const commandId = sha256Hex('seed', caseId).slice(0, 32);
      const title = `示例：第${String(number)}个项目`;
      const titleId = `${commandId}:title`;
      return {
        stream: streamOf('contact', caseId),
        caseId,
        by: officer,
        commandId,
        bodyDigest: keys.digest(title),
        words: [{ textId: titleId, words: title }],
        command: {
          type: 'open-case',
          caseId,
          title: { textId: titleId, digest: keys.digest(title) },
          subjects: [subjectOf({ kind: 'organisation', name: `示例第${String(number)}有限公司` })],
          district: districts[number % districts.length] ?? '',
          segment: segments[number % segments.length] ?? '',
          source: { kind: 'own-search' },
          officerId: officer.personId,
          officerUnitId: officer.unitId,
          ...terms,
        },
      };
    });
    for (const given of await recorder.recordMany(givings)) {
      if (!given.ok) throw new Error(`a seeded case was refused: ${given.code}`);
      ids.push(given.caseId);
    }
  }
  await client.close();
  return ids;
}

export function caseIdOf(number: number): string {
  return `c${sha256Hex('seeded', String(number)).slice(0, 20)}`;
}

/** Waits until the journey tells of so many cases. */
export async function untilTold(client: MongoClient, space: string, count: number): Promise<void> {
  const cases = client.db(databaseName(space, 'journey')).collection('cases');
  await eventually(
    `the journey tells of ${String(count)} cases`,
    async () => (await cases.countDocuments()) >= count,
    30 * 60_000,
  );
}

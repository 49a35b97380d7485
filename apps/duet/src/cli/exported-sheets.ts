import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import type { ServiceKeys } from '#platform/keys/keys';
import { recordCollections } from '#platform/store/collections';

/**
 * Compares payment sheets that were kept outside (as given to the bank) with the record: each export
 * left its sheet's keyed digest there. Says which sheets it does not know. @returns how many.
 */
export async function sheetsUnknownTo(
  reward: Db,
  keys: ServiceKeys,
  folder: string,
  say: (line: string) => void,
): Promise<number> {
  const { events } = recordCollections(reward);
  let unknown = 0;
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.xlsx')).sort()) {
    const sha256 = createHash('sha256').update(readFileSync(join(folder, name))).digest('hex');
    const digest = keys.digest(sha256);
    const known = await events.findOne({ 'event.type': 'batch-exported', 'event.sheetDigest': digest });
    if (known) continue;
    unknown += 1;
    say(`  ! ${name} (sha256 ${sha256}) is a sheet the record does not know: ask the bank before paying again.`);
  }
  say(`${String(unknown)} of the sheets in ${folder} are unknown to the record.`);
  return unknown;
}

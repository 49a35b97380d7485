import { randomUUID } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import { MongoClient } from 'mongodb';
import type { ImportAnswer, ImportView } from '#contracts/contact/views';
import type { Engines } from '#engines/bring-up';
import { databaseName } from '#platform/config/names';
import { readSheets } from '#platform/sheets/read-sheets';
import { eventually } from '#testing/caller';
import { officer } from '../core/leads.js';
import { ServiceProcess } from '../core/service-process.js';
import { inventedCreditCode } from '../stories/lead-sheet.js';
import { inBlocks, ratioOf, type Ratio } from './blocks.js';

const rowsOfSheet = 10_000;

/** Milliseconds of the last import by what it was doing. */
type Spent = Readonly<Record<string, number>>;

/**
 * R6: a sheet imported (every row recorded, deduplicated, encrypted; workflows start behind it) ÷ the
 * same file parsed and three raw documents a row written by `insertMany` (`w: majority, j: true`). Every
 * service runs in one process, a new one each time: the workflows of the sheet before are not measured.
 */
export async function r6({ mongoUrl }: Engines): Promise<Record<string, Ratio>> {
  const client = await new MongoClient(mongoUrl).connect();
  const bare = client.db('bench-bare').collection<{ _id: string; cells: unknown }>('rows');
  let spent: Spent = {};
  const product = async () => {
    const service = new ServiceProcess('duet');
    await service.start();
    const bytes = await leadSheet(rowsOfSheet);
    const startedAt = performance.now();
    const { importId, answeredMs } = await imported(service, bytes);
    const ms = performance.now() - startedAt;
    await service.kill();
    const events = client.db(databaseName(service.space, 'contact')).collection('events');
    const own = await events.find({ stream: `import-${importId}` }).sort({ version: 1 }).toArray();
    spent = { 'until the upload is answered': answeredMs, ...spentOn(own) };
    return ms;
  };
  const reference = async () => {
    const bytes = await leadSheet(rowsOfSheet);
    const startedAt = performance.now();
    const [sheet] = await readSheets(bytes);
    const documents = (sheet?.rows ?? []).flatMap((cells) =>
      ['event', 'snapshot', 'text'].map((kind) => ({ _id: `${randomUUID()}:${kind}`, cells })),
    );
    await bare.insertMany(documents, { ordered: false, writeConcern: { w: 'majority', journal: true } });
    return performance.now() - startedAt;
  };
  const times = await inBlocks({ blocks: 3, runsPerBlock: 1, warmUp: 0 }, product, reference);
  await client.close();
  for (const [what, ms] of Object.entries(spent)) {
    process.stdout.write(`  ${what}: ${(ms / 1000).toFixed(2)} s\n`);
  }
  return { [`R6, ${String(rowsOfSheet)} rows`]: ratioOf(times, 0.5) };
}

async function imported(service: ServiceProcess, bytes: Uint8Array) {
  const li = await service.as(officer);
  const startedAt = performance.now();
  const file = { name: '线索.xlsx', bytes, type: '' };
  const answer = await li.upload<ImportAnswer>('/api/contact/imports', file);
  if (answer.status !== 200) throw new Error(`import: ${String(answer.status)}`);
  const answeredMs = performance.now() - startedAt;
  const { importId } = answer.body;
  const finished = async () => {
    const { body } = await li.get<ImportView>(`/api/contact/imports/${importId}`);
    return body.phase === 'finished' && body;
  };
  const { opened } = await eventually('the sheet is imported', finished, 30 * 60_000);
  if (opened !== rowsOfSheet) throw new Error(`opened ${String(opened)} of ${String(rowsOfSheet)}`);
  return { importId, answeredMs };
}

/** The import's own events say when each of its errands was done. */
function spentOn(events: readonly Record<string, unknown>[]): Spent {
  const spent: Record<string, number> = {};
  let before: number | undefined;
  for (const { at, event } of events) {
    const now = Date.parse(String(at));
    const { type } = event as { readonly type: string };
    if (before !== undefined) spent[`until ${type}`] = (spent[`until ${type}`] ?? 0) + now - before;
    before = now;
  }
  return spent;
}

/** Each import needs firms nobody attracts yet. */
let sheets = 0;

function leadSheet(count: number): Promise<Uint8Array> {
  sheets += 1;
  const header = ['项目名称', '投资方名称', '统一社会信用代码', '行业', '旗区', '投资总额（万元）', '联系人', '联系电话', '备注'];
  const rows = Array.from({ length: count }, (_, index) => {
    const number = sheets * 20_000 + index;
    const phone = `139${String(number).padStart(8, '0')}`;
    const code = inventedCreditCode(number);
    return [`示例项目${String(number)}`, `示例第${String(number)}有限公司`, code, '新能源', '东胜区', 12_000, '王示例', phone, '拟分两期建设'];
  });
  return writeXlsx({ sheets: [{ name: '线索', rows: [header, ...rows] }] });
}

import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { inYuan } from '#domain/reward/amount-shown';
import { fen } from '#domain/shared/money';
import { inCapitals } from '#platform/papers/in-capitals';
import { writeDelimited } from '#platform/sheets/delimited';
import { bytesOf, type PlannedFiles } from '../bank-files.js';

/** A file that leaves, and what a browser saves it as. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;

/** Same files, same bytes: the archive must not carry the time it was made at. */
const noTime = new Date(1980, 0, 1);

/** The bank's one file as it is; several together in a ZIP, with a sheet that says what is in each. */
export async function bankExport(
  { files, template }: PlannedFiles,
  batchId: string,
): Promise<ExportedFile> {
  const contents = await Promise.all(files.map((file) => bytesOf(file, template)));
  const [only, second] = files;
  if (only && !second) {
    const bytes = contents[0] ?? new Uint8Array();
    return { name: only.name, mediaType: mediaTypes[template.file.kind], bytes };
  }
  const rows = files.map(({ name, count, total }, index) => [
    ...[name, String(count), inYuan(fen(total)), inCapitals(total)],
    createHash('sha256').update(contents[index] ?? '').digest('hex'),
  ]);
  const totals = writeDelimited([['文件', '笔数', '合计（元）', '合计大写', 'SHA-256'], ...rows], {
    encoding: 'utf-8',
  });
  const entries = files.map(({ name }, index) => [name, contents[index] ?? new Uint8Array()]);
  return {
    name: `${batchId}-${template.templateId}.zip`,
    mediaType: 'application/zip',
    bytes: zipSync(
      { ...(Object.fromEntries(entries) as Record<string, Uint8Array>), '核对单.csv': totals },
      { mtime: noTime },
    ),
  };
}

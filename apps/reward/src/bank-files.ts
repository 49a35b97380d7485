import type { BankFiles, BankTemplate } from '#contracts/pack/bank-files';
import type { BankFileQuery } from '#contracts/reward/commands';
import {
  bankRow,
  complaintsOf,
  inFiles,
  type BankComplaint,
  type BankFileFacts,
} from '#domain/reward/bank-file';
import { digits, sumFen, type Fen } from '#domain/shared/money';
import { InvalidInput } from '#platform/http/invalid-input';
import { charactersLacking, writeDelimited } from '#platform/sheets/delimited';
import { writeSpreadsheet } from '#platform/sheets/spreadsheet';
import type { Instruction } from './batch-instructions.js';

/** One file of a batch as the bank takes it, with the control totals of its own lines. */
export interface BankFile {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly count: number;
  readonly total: Fen;
}

/** A batch in a bank's own files, and what that bank would return of it. */
export interface PlannedFiles {
  readonly template: BankTemplate;
  readonly files: readonly BankFile[];
  readonly complaints: readonly BankComplaint[];
}

/** @throws InvalidInput when the city's pack has no such template. */
export function templateOf({ templates }: BankFiles, templateId: string): BankTemplate {
  const found = templates.find((one) => one.templateId === templateId);
  if (found) return found;
  throw new InvalidInput([{ path: ['template'], message: 'is not a template of this city' }]);
}

export function plannedFiles(
  pack: BankFiles,
  template: BankTemplate,
  batchId: string,
  instructions: readonly Instruction[],
  { payOn, purpose = pack.privateTransfers.purposes[0] ?? '' }: Omit<BankFileQuery, 'template'>,
): PlannedFiles {
  const { columns, bankId, file, rowsMax, templateId } = template;
  const facts: BankFileFacts = {
    ...{ batchId, payer: pack.payer, banks: pack.banks, purpose },
    ...(bankId !== undefined && { bankId }),
    ...(payOn !== undefined && { payOn }),
  };
  const parts = inFiles(instructions, rowsMax.value);
  const number = (index: number) => (parts.length > 1 ? `-${String(index + 1)}` : '');
  return {
    template,
    files: parts.map((lines, index) => ({
      name: `${batchId}-${templateId}${number(index)}.${file.kind}`,
      rows: [
        columns.map(({ heading }) => heading),
        ...lines.map((line) => bankRow(columns, line, facts)),
      ],
      count: lines.length,
      total: digits(sumFen(lines.map(({ amount }) => amount))),
    })),
    complaints: instructions.flatMap((one) => [
      ...complaintsOf(columns, one, facts, pack.privateTransfers),
      ...unknownCharacters(one.line, bankRow(columns, one, facts), template),
    ]),
  };
}

function unknownCharacters(
  line: number,
  cells: readonly string[],
  { file }: BankTemplate,
): BankComplaint[] {
  const lacking = charactersLacking(cells.join(''), file.encoding);
  return lacking === '' ? [] : [{ line, code: 'characters-unknown', detail: lacking }];
}

/** The same lines always give the same bytes. */
export async function bytesOf({ rows }: BankFile, { file, name }: BankTemplate): Promise<Uint8Array> {
  if (file.kind === 'xlsx') return writeSpreadsheet([{ name: name.zh, rows }]);
  const { encoding, delimiter } = file;
  return writeDelimited(rows, { encoding, ...(delimiter !== undefined && { delimiter }) });
}

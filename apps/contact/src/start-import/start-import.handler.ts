import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StatedOfSheet } from '#contracts/contact/imports';
import type { ImportAnswer } from '#contracts/contact/views';
import type { LeadSheet, ReadRow } from '#domain/contact/lead-sheet/read-lead-sheet';
import { rowsPerPiece, type SheetPiece, type StartImport } from '#domain/contact/lead-import';
import { streamOf } from '#domain/shared/stage';
import type { TextRef } from '#domain/shared/text';
import type { Asking } from '#platform/http/asking';
import { ProblemError, refusalProblem } from '#platform/http/problems';
import type { ReceivedFile } from '#platform/http/received-file';
import { HOUSE, type House } from '#platform/service/house';
import type { HeldWords } from '#platform/store/held-words';
import { commandIdOf, Recorder } from '#platform/store/recorder';
import { partiesOf, wordsOf, type KeptRow } from '../kept-rows.js';
import { cellsAt, frameOf } from '../kept-sheet.js';
import { wholeLeadSheetIn } from '../lead-sheet.js';

export class StartImportCommand extends Command<ImportAnswer> {
  constructor(
    readonly file: ReceivedFile,
    readonly asking: Asking,
    readonly stated: StatedOfSheet = {},
  ) {
    super();
  }
}

/**
 * How long what a sheet's rows say is kept, to correct refused ones and judge suspected ones. A refused
 * row's person has no entry in the register by which an erasure could find them: 个人信息保护法 article 19,
 * no longer than the purpose needs. The number of days is ours.
 */
const rowsKeptDays = 30;

@CommandHandler(StartImportCommand)
export class StartImportHandler implements ICommandHandler<StartImportCommand> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ file, asking, stated }: StartImportCommand): Promise<ImportAnswer> {
    const { keys, sentences } = this.recorder;
    const { by, key, language } = asking;
    // The same person with the same key means the same import: its id derives from both.
    const importId = `i${commandIdOf('import', by, key).slice(0, 20)}`;
    const stream = streamOf('import', importId);
    const commandId = commandIdOf(stream, by, key);
    const read = await wholeLeadSheetIn(file, { known: this.house.pack, language, stated });
    const words: HeldWords[] = [];
    const keptUntil = new Date(Date.now() + rowsKeptDays * 86_400_000);
    const hold = (name: string, said: string, keptUntil?: Date): TextRef => {
      const textId = `${commandId}:${name}`;
      words.push({ textId, words: said, ...(keptUntil && { keptUntil }) });
      return { textId, digest: keys.digest(said) };
    };
    const sheetDigest = keys.digest(createHash('sha256').update(file.bytes).digest('hex'));
    const command: StartImport = {
      type: 'start-import',
      importId,
      sheetDigest,
      fileName: hold('file-name', file.name),
      frame: hold('frame', JSON.stringify(frameOf(read)), keptUntil),
      pieces: piecesOf(read).map((piece, index): SheetPiece => {
        const kept = piece.map(({ texts, ...row }) => ({ ...row, digest: keys.digest(texts) }));
        const numbers = piece.map(({ row }) => row);
        return {
          rows: numbers,
          words: hold(`piece-${String(index)}`, wordsOf(kept), keptUntil),
          parties: hold(`parties-${String(index)}`, partiesOf(kept), keptUntil),
        };
      }),
      officerId: by.personId,
      officerUnitId: by.unitId,
    };
    const bodyDigest = keys.digest({ type: command.type, sheetDigest, stated });
    const given = await this.recorder.give({
      ...{ stream, caseId: importId, by, command, commandId, bodyDigest },
      words,
    });
    if (!given.ok) throw new ProblemError(refusalProblem(given, sentences, language));
    const { version, events } = given.answer;
    return { importId, version, events: [...events] };
  }
}

/**
 * Words of a piece stay below what a document of Mongo takes (16 MB), however long its cells are: a
 * character is four bytes of ciphertext at most, and is kept as the cell says it and as it was understood.
 */
const charactersPerPiece = 1_000_000;

type PieceRow = ReadRow & Pick<KeptRow, 'cells'>;

function piecesOf({ sheet, rows }: LeadSheet): readonly (readonly PieceRow[])[] {
  const pieces: PieceRow[][] = [];
  let characters = 0;
  for (const row of rows) {
    const cells = cellsAt(sheet, row.row);
    const length = cells.reduce((sum, cell) => sum + cell.length, 0);
    const last = pieces.at(-1);
    if (last && last.length < rowsPerPiece && characters + length <= charactersPerPiece) {
      last.push({ ...row, cells });
      characters += length;
    } else {
      pieces.push([{ ...row, cells }]);
      characters = length;
    }
  }
  return pieces;
}

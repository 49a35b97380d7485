import { Module } from '@nestjs/common';
import { utils, write } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { PartiesWords, RegisterPartiesRequest } from '#contracts/register/errands';
import type { PersonActor, Role } from '#domain/shared/actor';
import { shownText, type CellSheet } from '#domain/sheets/cells';
import { StageService } from '#platform/service/stage-service';
import type { Recorder } from '#platform/store/recorder';
import type { StageWork } from '#platform/temporal/stage-activities';
import { subjectOf } from './subject-of.js';

export const centre = 'investment-promotion-centre';

export function someone(personId: string, unitId: string, role: Role): PersonActor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

/** The organisation that whatever is called 疑似 resembles. */
export const known = { name: '示例已知有限公司' } as const;
const because = 'like-name' as const;

/** Answers as the register does, and keeps nothing. A company called 查无 is refused. */
function registerStandIn(recorder: Recorder): StageWork {
  const answer = ({ row, organisationName: name = '', creditCode, contactName }: PartiesWords) => {
    if (name.includes('查无')) return { row, code: 'parties-unreadable' };
    const organisation = { name, ...(creditCode !== undefined && { creditCode }) };
    const { subjectId } = subjectOf({ kind: 'organisation', ...organisation });
    const contact = contactName === undefined ? {} : { contactPersonId: `rp-${String(row)}` };
    const alike = name.includes('疑似') && {
      resembles: [{ ...known, subjectId: subjectOf({ kind: 'organisation', ...known }).subjectId, because }],
    };
    return { row, subjectId, ...organisation, ...contact, ...alike };
  };
  return {
    errands: {
      'register-parties': ({ errandId, request }) => {
        const { rows, parties } = RegisterPartiesRequest.parse(request);
        const words = PartiesWords.array().parse(JSON.parse(recorder.keys.open(parties.$sealed)));
        const asked = words.filter(({ row }) => rows.includes(row));
        return recorder.answerErrand(errandId, [], { rows: asked.map(answer) });
      },
    },
  };
}

@Module({
  imports: [StageService.of({ service: 'register', stages: [], work: registerStandIn })],
})
export class RegisterStandIn {}

/** A sheet as a file of the kind an office keeps it in. */
export const sheetFile = {
  xlsx({ name, rows, merges }: CellSheet): Promise<Uint8Array> {
    const drawnAsOne = merges.map(({ top, left, bottom, right }) => {
      return { startRow: top, startCol: left, endRow: bottom, endCol: right };
    });
    const cells = rows.map((row) => row.map((cell) => cell ?? null));
    return writeXlsx({ sheets: [{ name, rows: cells, merges: drawnAsOne }] });
  },
  xls({ name, rows, merges }: CellSheet): Uint8Array {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merges.map(({ top, left, bottom, right }) => {
      return { s: { r: top, c: left }, e: { r: bottom, c: right } };
    });
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, name);
    return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
  },
  /** As Chinese systems write it: GBK, lines ending in CRLF. */
  gbkCsv({ rows }: CellSheet): Uint8Array {
    const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = rows.map((row) => row.map((cell) => quoted(shownText(cell))).join(','));
    return iconv.encode(`${lines.join('\r\n')}\r\n`, 'gb18030');
  },
} as const;

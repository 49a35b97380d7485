import { Readable } from 'node:stream';
import {
  applyDecorators,
  Inject,
  Injectable,
  mixin,
  StreamableFile,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { writeXlsxStream } from 'hucre/xlsx';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { lists, type CellKind, type ListName, type ListSheet } from '#contracts/shared/list-columns';
import type { AskingRequest } from '../access/sign-in-guard.js';
import { namesInHeader, type Names } from '../papers/name-slip.js';
import { HOUSE, type House } from '../service/house.js';
import { disarm } from '../sheets/formula-guard.js';
import { rowsOfPage, type CellWords } from '../sheets/list-cells.js';
import { languageOf } from './language.js';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The most rows a list gives at once (contracts). */
const rowsAPage = '100';
/** Text stays text when somebody edits it: long numbers keep all digits. */
const textFormat = { numFmt: '@' };

/** Characters, where a column needs another width than most. */
const widths: Partial<Record<CellKind, number>> = { text: 36, texts: 36, id: 28, people: 28, number: 10 };

type Query = Record<string, string | undefined>;
type Page = object & { readonly nextCursor?: string };

/**
 * Lets a list leave as a sheet too: `?format=xlsx`, or by `Accept`. The list's own handler is asked
 * page by page with the caller's own filter, order and sight, so a sheet can show nothing the list
 * does not; rows leave while later pages are still being read.
 */
export function ExportsAsSheet(list: ListName): MethodDecorator {
  @Injectable()
  class SheetInterceptor implements NestInterceptor {
    constructor(@Inject(HOUSE) private readonly house: House) {}

    intercept(context: ExecutionContext, next: CallHandler<Page>): Observable<unknown> {
      const request = context.switchToHttp().getRequest<AskingRequest>();
      const query = request.query as Query;
      if (!takesSheet(query, request.headers.accept)) return next.handle();
      // The list's contract does not know the word.
      delete query['format'];
      const reply = context.switchToHttp().getResponse<FastifyReply>();
      return from(this.sheet(list, request, query, reply, next));
    }

    /** @throws InvalidInput where a slip is none for this person and service. */
    private async namesFor(name: ListName, request: AskingRequest): Promise<Names> {
      if (!request.asker) return new Map();
      const [service = ''] = name.split('.');
      const slipFor = { askerId: request.asker.personId, service };
      return namesInHeader(request.headers['name-slip'], slipFor, this.house.masterKey);
    }

    private async sheet(
      name: ListName,
      request: AskingRequest,
      query: Query,
      reply: FastifyReply,
      next: CallHandler<Page>,
    ): Promise<StreamableFile> {
      const language = languageOf(request.headers['accept-language']);
      const names = await this.namesFor(name, request);
      const words = { language, pack: this.house.pack, names };
      request.wholeList = true;
      query['limit'] = rowsAPage;
      delete query['cursor'];
      // The first page before the answer begins: a refusal must still be one.
      const first = await lastValueFrom(next.handle());
      const pages = pagesFrom(first, (cursor) => {
        query['cursor'] = cursor;
        return lastValueFrom(next.handle());
      });
      this.house.log.info('list-exported', { list: name, personId: request.asker?.personId });
      const title = lists[name].title[language];
      reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
      return new StreamableFile(sheetOf(lists[name], pages, words), {
        type: xlsxType,
        disposition: `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.xlsx`)}`,
      });
    }
  }
  return applyDecorators(
    UseInterceptors(mixin(SheetInterceptor)),
    ApiHeader({
      name: 'Name-Slip',
      required: false,
      description: 'For a sheet: name slips for you and this service; people without one stay ids.',
    }),
    ApiQuery({
      name: 'format',
      required: false,
      schema: { type: 'string', enum: ['xlsx'] },
      description: 'The whole list as a spreadsheet, whatever `cursor` and `limit` say.',
    }),
  );
}

function takesSheet({ format }: Query, accept: string | undefined): boolean {
  return format === 'xlsx' || (format === undefined && accept?.startsWith(xlsxType) === true);
}

async function* pagesFrom(
  first: Page,
  pageAt: (cursor: string) => Promise<Page>,
): AsyncGenerator<Page> {
  let page = first;
  yield page;
  while (page.nextCursor !== undefined) {
    page = await pageAt(page.nextCursor);
    yield page;
  }
}

/** The sheet of a list as bytes that arrive while its pages do. */
export function sheetOf(sheet: ListSheet, pages: AsyncIterable<object>, words: CellWords): Readable {
  const { language } = words;
  async function* rows() {
    for await (const page of pages) {
      for (const row of rowsOfPage(sheet, page, words)) {
        yield row.map((text) => (text === '' ? null : disarm(text)));
      }
    }
  }
  const stream = writeXlsxStream(rows(), {
    name: sheet.title[language],
    columns: sheet.columns.map(({ label, kind }) => ({
      header: label[language],
      width: widths[kind] ?? 18,
      style: textFormat,
    })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Pack } from '#contracts/pack/pack';
import type { SentFile } from '#platform/http/file-reply';
import { HOUSE, type House } from '#platform/service/house';
import { spreadsheetType, writeSpreadsheet } from '#platform/sheets/spreadsheet';

export class ReadLeadTemplate extends Query<SentFile> {}

@QueryHandler(ReadLeadTemplate)
export class ReadLeadTemplateHandler implements IQueryHandler<ReadLeadTemplate> {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  async execute(): Promise<SentFile> {
    const content = await templateOf(this.house.pack);
    return { name: '招商线索导入模板.xlsx', mediaType: spreadsheetType, content };
  }
}

const headerRow = 2;
/** Drop-downs reach this far: more than a person fills in by hand. */
const lastRow = 1000;

/** Names, an example and a note of each column; the reader passes over the row called 示例. */
function templateOf({ city, districts, segments }: Pack): Promise<Uint8Array> {
  const places = districts.map(({ name }) => name.zh);
  const industries = segments.map(({ name }) => name.zh);
  const sources = ['以商招商', '自主招商', '驻点招商', '活动展会', '校友乡贤引荐', '中介委托', '来访考察'];
  const columns = [
    { name: '序号', example: '示例', note: '可不填。填“示例”的行不导入。', width: 8 },
    { name: '项目名称', example: '示例：储能电池项目', note: '不超过200字；不填时用投资方名称。', width: 28 },
    { name: '*投资方名称', example: '示例储能科技有限公司', note: '必填，2至120字，写全称。', width: 28 },
    { name: '统一社会信用代码', example: '', note: '18位，可不填；填写时校验。', width: 24 },
    { name: '行业', example: industries[0] ?? '', note: '从下拉列表选择；不在列表内的写明即可，转入备注。', width: 16, choices: industries },
    { name: '*拟落地旗区', example: places[0] ?? '', note: `必填，从下拉列表选择${city.zh}的旗区。`, width: 16, choices: places },
    { name: '投资总额（万元）', example: '12000', note: '数字；单位不是万元时在数字后写明，如1.2亿元。外币不折算，转入备注。', width: 18 },
    { name: '联系人', example: '王示例', note: '只填一人。', width: 12 },
    { name: '联系电话', example: '13900000000', note: '只填一个号码。', width: 18 },
    { name: '项目来源', example: '以商招商', note: '从下拉列表选择。', width: 16, choices: sources },
    { name: '建设内容', example: '年产5GWh储能电池', note: '与备注合计不超过2000字。', width: 32 },
    { name: '拟落地时间', example: '2027年3月', note: '年月日或年月。', width: 16 },
    { name: '备注', example: '', note: '', width: 24 },
  ];
  const choices = columns.flatMap(({ choices: values }, column) =>
    values ? [{ column, firstRow: headerRow, lastRow, values }] : [],
  );
  const notes = columns.filter(({ note }) => note !== '').map(({ name, note }) => [name, note]);
  return writeSpreadsheet([
    {
      name: '招商线索',
      rows: [['招商线索表'], columns.map(({ name }) => name), columns.map(({ example }) => example)],
      widths: columns.map(({ width }) => width),
      merges: [{ top: 0, left: 0, bottom: 0, right: columns.length - 1 }],
      choices,
    },
    { name: '填写说明', rows: [['列', '说明'], ...notes], widths: [22, 70] },
  ]);
}

import { describe, expect, it } from '@jest/globals';
import { known, officeSheets, signedForeign, tianjinTalks, zhangzhouSummary } from './examples.js';
import { missingIn, readLeadSheet, type LeadSheet, type Stated } from './read-lead-sheet.js';

function whole(sheet: Parameters<typeof readLeadSheet>[0][number], stated?: Stated): LeadSheet {
  const read = readLeadSheet([sheet], known, stated);
  if ('code' in read) throw new Error(read.code);
  return read;
}
const numbers = (rows: readonly { readonly row: number }[]) => rows.map(({ row }) => row);

describe('a sheet as an office keeps it', () => {
  it.each(Object.entries(officeSheets))('has every row in its place: %s', (_, sheet) => {
    const { rows, skipped } = whole(sheet);
    expect(numbers(rows.filter(({ lead }) => lead))).toEqual(sheet.sound);
    expect(numbers(rows.filter(({ lead }) => !lead))).toEqual(sheet.refused);
    expect(numbers(skipped)).toEqual(sheet.skipped);
  });

  it('takes merged bands for what stands over their columns, and the unit from the column', () => {
    const { header } = whole(tianjinTalks);
    expect(header).toMatchObject({ top: 1, bottom: 2, investmentUnit: '万元' });
    expect(Object.fromEntries(header.columns)).toMatchObject({
      ...{ title: [0], organisation: [1], segment: [6], investment: [7] },
      // Not the telephone number of whoever filled the sheet in.
      ...{ contactName: [8], contactPhone: [9], note: [13], landingOn: [5] },
    });
  });

  it('says which needed column it lacks, and takes it from a person', () => {
    expect(missingIn(whole(tianjinTalks))).toEqual(['旗区']);
    const stated = { columns: { district: 10 }, corrections: [{ row: 5, column: 10, value: '东胜区' }] };
    const [first, second] = whole(tianjinTalks, stated).rows;
    expect(first?.lead).toMatchObject({
      ...{ district: 'dongsheng', plannedInvestment: '12000000000', segment: 'new-energy' },
      note: '意向东胜区\n拟落地时间：2026-03-01',
    });
    expect(second?.lead).toMatchObject({
      ...{ district: 'jungar', segment: 'new-materials', note: '拟落地时间：2026-03-01' },
    });
  });

  it('keeps months as months and money abroad as it is written', () => {
    const [first, second, fourth] = whole(signedForeign).rows.filter(({ lead }) => lead);
    expect(first?.lead).toMatchObject({
      organisation: 'Example Power Ltd.',
      note: '投资国别：中国香港_001\n投资额（未折算）：500万美元\n签约时间：2026-03-01',
    });
    expect(first?.lead).not.toHaveProperty('plannedInvestment');
    expect(second?.lead).toMatchObject({
      ...{ organisation: '示例壬能源有限公司', plannedInvestment: '800000000', district: 'otog-front' },
    });
    // Drawn as one with the cell above, as investors of two projects are.
    expect(fourth?.lead).toMatchObject({ organisation: '示例癸投资有限公司', district: 'otog' });
  });

  it('names the district in its sections, and a contact with his number in one cell', () => {
    const [first, second, third] = whole(zhangzhouSummary).rows;
    expect(first?.lead).toMatchObject({ district: 'dongsheng', contactName: '吴示例', contactPhone: '13900000051' });
    expect(second?.lead).toMatchObject({ contactName: '郑示例', contactPhone: '04778588003', plannedInvestment: '10000000000' });
    expect(third?.lead).toMatchObject({ district: 'jungar', contactPhone: '13900000051' });
  });

  it('has its printed totals compared with its rows, and none imported', () => {
    expect(whole(zhangzhouSummary).totals).toEqual([
      { row: 5, countedRows: 3, printedRows: 3, summedAmount: '65000000000', printedAmount: '60000000000', agrees: false },
      { row: 6, countedRows: 2, printedRows: 2, summedAmount: '40000000000', printedAmount: '40000000000', agrees: true },
      { row: 10, countedRows: 1, printedRows: 1, summedAmount: '25000000000', printedAmount: '20000000000', agrees: false },
      { row: 12, countedRows: 1, summedAmount: '25000000000', printedAmount: '25000000000', agrees: true },
    ]);
  });
});

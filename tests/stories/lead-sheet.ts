const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** An invented 统一社会信用代码 whose check character is right (GB 32100), out of a number. */
export function inventedCreditCode(seed: number): string {
  const body = `91150600MA${String(seed % 10_000_000).padStart(7, '0')}`;
  const sum = [...body].reduce(
    (total, character, index) => total + alphabet.indexOf(character) * (weights[index] ?? 0),
    0,
  );
  return body + (alphabet[(31 - (sum % 31)) % 31] ?? '');
}

/** A lead sheet as an office might send it: a title row, a sound row, and one that cannot pass. */
export function leadSheet(organisation: string, creditCode: string): Uint8Array {
  return sheetOf([
    ['示例：年产5GWh储能电芯项目', '示例联系人', '13900000000', organisation, creditCode, '新能源', '东胜区', '１２０００'],
    ['示例：无旗县区的项目', '-', '-', '示例无名企业', '', '新能源', '不存在旗', '100'],
    ['合计', '', '', '', '', '', '', '12100'],
  ]);
}

interface Named {
  readonly name: string;
  readonly creditCode: string;
}

/** A sheet with nothing but sound rows, an organisation each. */
export function soundSheet(organisations: readonly Named[]): Uint8Array {
  return sheetOf(
    organisations.map(({ name, creditCode }) => [
      ...['示例：配套项目', '示例联系人', '13900000000', name, creditCode],
      ...['新能源', '东胜区', '100'],
    ]),
  );
}

function sheetOf(leads: readonly (readonly string[])[]): Uint8Array {
  const rows = [
    ['招商线索表（示例）'],
    ['项目名称', '联系人', '联系电话', '投资方名称', '统一社会信用代码', '行业', '旗区', '投资总额（万元）'],
    ...leads,
  ];
  return new TextEncoder().encode(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`);
}

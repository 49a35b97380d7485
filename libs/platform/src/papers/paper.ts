/** One labelled value of a form; a wide one has a row to itself. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly wide?: true;
}

export interface PaperColumn {
  readonly name: string;
  /** Share of the width; the shares of a table need not sum to anything. */
  readonly share: number;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table';
      /** What an office's own form calls its rows. */
      readonly name: string;
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Lines to be signed by hand: who signs, the name where it is known, and a date. */
  | { readonly kind: 'signatures'; readonly lines: readonly Fact[] };

/** A printed paper, whatever file it becomes. */
export interface Paper {
  readonly title: string;
  /** Below the title: what the paper belongs to. */
  readonly number: string;
  readonly blocks: readonly Block[];
}

/**
 * The paper as an office's own form is filled from: a value for every label, a list for every table.
 * A label that occurs twice keeps its first value.
 */
export function fieldsOf({ title, number, blocks }: Paper): PaperFields {
  const fields: Record<string, string | Readonly<Record<string, string>>[]> = {};
  const add = (name: string, value: (typeof fields)[string]) => {
    if (!(name in fields)) fields[name] = value;
  };
  add('标题', title);
  add('编号', number);
  for (const block of blocks) {
    if (block.kind === 'facts') for (const { label, value } of block.facts) add(label, value);
    if (block.kind === 'signatures') for (const { label, value } of block.lines) add(label, value);
    if (block.kind === 'table') {
      const names = block.columns.map(({ name }) => name);
      add(
        block.name,
        block.rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']))),
      );
    }
  }
  return fields;
}

/** The paper with an empty row in every table: what a form may name, before anything is filled in. */
export function blankFieldsOf({ blocks, ...paper }: Paper): PaperFields {
  return fieldsOf({
    ...paper,
    blocks: blocks.map((block) => (block.kind === 'table' ? { ...block, rows: [[]] } : block)),
  });
}

/** Names of fields and lists, and of the columns inside lists. */
export function fieldNames(fields: PaperFields): ReadonlySet<string> {
  const inner = Object.values(fields).flatMap((value) =>
    typeof value === 'string' ? [] : value.flatMap((row) => Object.keys(row)),
  );
  return new Set([...Object.keys(fields), ...inner]);
}

export type PaperFields = Readonly<
  Record<string, string | readonly Readonly<Record<string, string>>[]>
>;

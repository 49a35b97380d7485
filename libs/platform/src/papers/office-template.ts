import { TemplateHandler } from 'easy-template-x';
import { strFromU8, unzipSync } from 'fflate';
import { refuseZipBomb } from '../sheets/zip-bomb.js';
import { fieldNames, type PaperFields } from './paper.js';
import { UnusableTemplate } from './unusable-template.js';

/** Fields stand in single braces, a list between {#专家意见} and {/专家意见}. */
const delimiters = {
  tagStart: '{',
  tagEnd: '}',
  containerTagOpen: '#',
  containerTagClose: '/',
} as const;

/** The part of a .docx that holds its text (ECMA-376). */
const body = 'word/document.xml';

/** @throws UnusableTemplate when it is damaged, or has fields this paper does not know. */
export async function checkTemplate(file: Uint8Array, fields: PaperFields): Promise<void> {
  const known = fieldNames(fields);
  const unknown = (await namesIn(file)).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new UnusableTemplate(`has fields this paper does not know: ${unknown.join('、')}`);
  }
  // Halves of braces and lists show only when a form is filled.
  const filled = await fillTemplate(file, withoutWords(fields)).catch(() => undefined);
  if (filled && !hasBraces(filled)) return;
  throw new UnusableTemplate('has a brace or a list without its other half');
}

/** The fields with nothing in them: whatever brace is left is the form's own. */
function withoutWords(fields: PaperFields): PaperFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? '' : []]),
  );
}

function hasBraces(docx: Uint8Array): boolean {
  const xml = strFromU8(unzipSync(docx)[body] ?? new Uint8Array());
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].some(([, text = '']) => /[{}]/.test(text));
}

/** The office's form with every field filled; a field without a value becomes empty. */
export async function fillTemplate(file: Uint8Array, fields: PaperFields): Promise<Uint8Array> {
  const handler = new TemplateHandler({ delimiters });
  return new Uint8Array(await handler.process(Buffer.from(file), fields as Record<string, never>));
}

async function namesIn(file: Uint8Array): Promise<readonly string[]> {
  try {
    refuseZipBomb(file);
    const tags = await new TemplateHandler({ delimiters }).parseTags(Buffer.from(file));
    return [...new Set(tags.map(({ name }) => name))];
  } catch {
    // The reader's own message may quote the file.
    throw new UnusableTemplate('is not a .docx file that can be read');
  }
}

import { strFromU8, unzipSync } from 'fflate';

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

/** The paragraphs of a .docx in their order, cells of tables included: unzipped and read as XML. */
export function paragraphsOf(docx: Uint8Array): readonly string[] {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)]
      .map(([, text = '']) => text.replace(/&\w+;/g, (one) => entities[one] ?? one))
      .join(''),
  );
}

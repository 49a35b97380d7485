import { CFB } from '@e965/xlsx';

/** A compound file's own file system ([MS-CFB]); an .xls is kept in one. */
export interface CompoundFile {
  /** Every storage and stream by its path, `Root Entry/Workbook`. */
  readonly FullPaths: readonly string[];
}

/** The package's reader of such files, which it leaves without types. */
export const compoundFiles = CFB as {
  readonly read: (bytes: Buffer, options: { readonly type: 'buffer' }) => CompoundFile;
  readonly write: (file: CompoundFile, options: { readonly type: 'buffer' }) => Buffer;
  readonly utils: {
    readonly cfb_new: () => CompoundFile;
    readonly cfb_add: (file: CompoundFile, path: string, content: Buffer) => void;
  };
};

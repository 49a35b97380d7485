import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../dist/console', import.meta.url));

export default defineConfig({
  root: here,
  // Contracts are read from their source, as every spec does: `#contracts/…` of package.json.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  oxc: { jsx: { runtime: 'automatic' } },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.DUET_PORT ?? '8080'}` } },
  build: {
    outDir,
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    // For the test of weights: which route brings which files.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'words-zh', test: /words[\\/]zh(\.json|[\\/])/ },
            { name: 'words-en', test: /words[\\/]en(\.json|[\\/])/ },
          ],
        },
      },
    },
  },
});

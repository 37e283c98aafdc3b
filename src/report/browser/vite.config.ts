import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { bundledNotices } from './bundled-notices.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One script and one style sheet, which `html.ts` puts into the page: no chunks, no addresses. */
export default defineConfig({
  root: here('.'),
  logLevel: 'warn',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [bundledNotices('notices.txt')],
  build: {
    outDir: here('../../../dist/report/browser'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: 'esnext',
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: here('app.tsx'),
      output: { format: 'es', entryFileNames: 'app.js', assetFileNames: 'app[extname]', codeSplitting: false },
    },
  },
});

/** The UI's build: files with relative addresses, nothing inline, so that the strictest policy can serve them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [
    react(),
    {
      // The font's licence asks to be given along with it.
      name: 'font-licence',
      generateBundle() {
        const source = readFileSync(here('../node_modules/pretendard/dist/LICENSE.txt'), 'utf8');
        this.emitFile({ type: 'asset', fileName: 'licences/pretendard.txt', source });
      },
    },
  ],
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    // Chromium's `light-dark()` and nesting stay as written.
    target: 'es2024',
    cssTarget: 'chrome130',
    // The policy has no `data:` for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    // The first start builds while somebody waits: where the time goes on a slow machine says nothing to them.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});

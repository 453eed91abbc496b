import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const textOf = (file: string): string =>
  JSON.stringify(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'));

export default defineConfig({
  plugins: [react()],
  // What is new is shown by the panel itself.
  define: {
    'import.meta.env.CHANGELOG_EN': textOf('CHANGELOG.md'),
    'import.meta.env.CHANGELOG_RU': textOf('CHANGELOG.ru.md'),
  },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', manifest: true },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});

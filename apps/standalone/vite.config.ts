import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Runs in threads of its own, so it is a file of its own beside the bundle. */
const mp3Worker = fileURLToPath(
  new URL('../../libs/adapters/recording-files/src/mp3/mp3-worker.ts', import.meta.url),
);

/** our own sources in one file, packages from node_modules stay outside. */
export default defineConfig({
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  build: {
    ssr: true,
    rolldownOptions: { input: { main: 'src/main.ts', 'mp3-worker': mp3Worker } },
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
  },
});

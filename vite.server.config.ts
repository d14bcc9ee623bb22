import { readdirSync } from 'node:fs';
import { defineConfig } from 'vite';

/** Tools that need the sources, and so are no part of the product. */
const developerTools = new Set(['draft-migration.ts']);

const programs = ['start', 'main'];
const commands = readdirSync('server/cli').filter(
  (file) => file.endsWith('.ts') && !developerTools.has(file),
);

const entries = Object.fromEntries([
  ...programs.map((name) => [name, `server/${name}.ts`]),
  // Threads of their own, started by file: busy-in-thread.ts, fit-in-thread.ts, pdf-printer.ts.
  ['fit-thread', 'server/calibration/fit-thread.ts'],
  ['busy-thread', 'server/calendars/busy-thread.ts'],
  ['pdf-thread', 'server/packets/pdf-thread.ts'],
  ...commands.map((file) => [`cli-${file.replace(/\.ts$/, '')}`, `server/cli/${file}`]),
]);

/** The server: server/ and shared/ -> dist/server, packages left in node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: entries,
      // Flat, so that a path relative to the running file means the same in every file.
      output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
    },
  },
});

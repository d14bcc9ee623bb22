import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

// The bootstrap chooses both ports of `npm run dev` and says where the API is; `vite` alone finds it at 3001.
const api = process.env.EVENHAND_API_URL ?? 'http://127.0.0.1:3001';

/** The web app: web/ -> dist/web, every file but index.html and public/ named after its content. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  css: { postcss: { plugins: [mantine()] } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    // Not all of /api: the web's own modules in web/api stand there too.
    proxy: { '/api/v1': { target: api, ws: false } },
  },
  clearScreen: false,
});

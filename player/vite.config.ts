import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { precompressed } from './vite/precompressed.ts'
import { serviceWorker } from './vite/service-worker.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// What a cheap phone of 2018 runs. Vite lowers syntax to this and CSS too; it adds no polyfills, so newer browser
// APIs must be asked for before they are used.
const OLDEST = ['es2019', 'chrome70', 'firefox68', 'safari12']

/**
 * Everything that runs in a browser. The server finds the names of the public site's files in
 * `dist/.vite/manifest.json` (by the entries below), and gives out `dist/studio/index.html` at `/studio/`. Names
 * carry a hash of their content, so all but the HTML may be cached for ever.
 */
export default defineConfig({
  root: here('.'),
  base: '/assets/',
  publicDir: false,
  plugins: [preact(), serviceWorker(here('site/worker/main.ts'), OLDEST), precompressed()],
  build: {
    target: OLDEST,
    cssTarget: OLDEST,
    outDir: here('dist'),
    emptyOutDir: true,
    assetsDir: '.',
    // An asset inside a style sheet is downloaded by everybody; as its own file it is only by those who need it.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      // Squeezing takes longer than the build itself, and is meant to.
      checks: { pluginTimings: false },
      input: {
        style: here('styles/site.css'),
        leave: here('site/leave/main.ts'),
        report: here('styles/report.css'),
        paper: here('styles/paper.css'),
        video: here('site/video/main.ts'),
        spot: here('site/spot/main.ts'),
        brochure: here('site/brochure/main.ts'),
        kept: here('site/kept/main.ts'),
        studio: here('studio/index.html'),
      },
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
        // What pages of all kinds share is one file: each more is a round trip of half a second on a weak link.
        codeSplitting: {
          groups: [
            {
              name: 'common',
              test: /player\/site\/(page|views)\/|copies\/offer\.|media\/(measures|viewing|doubled-delay)\.|vite\/preload-helper/,
            },
          ],
        },
      },
    },
  },
})

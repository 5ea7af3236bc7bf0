import { defineConfig, type Plugin } from 'vite'

const LEAN = '\0lean:'

/**
 * Importing a Node module with ES syntax touches every export, including those that Node loads lazily: `node:http` alone
 * then loads all of undici, 12 MB. `require` loads only what is used.
 */
const leanBuiltins: Plugin = {
  name: 'lean-builtins',
  enforce: 'pre',
  resolveId(id, importer) {
    // The bundler's `require`.
    if (!id.startsWith('node:') || id === 'node:module') return null
    return importer?.startsWith(LEAN) ? { id, external: true } : LEAN + id
  },
  load(id) {
    return id.startsWith(LEAN) ? `module.exports = require('${id.slice(LEAN.length)}')` : null
  },
}

/** Bundles the agent into the single file that stations download. Not minified: whoever runs it may read it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [leanBuiltins],
  build: {
    ssr: 'main.ts',
    // Many station PCs cannot run a newer Node.
    target: 'node18',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      output: {
        format: 'es',
        codeSplitting: false,
        entryFileNames: 'chaski-station.mjs',
        banner: '#!/usr/bin/env node',
      },
    },
  },
})

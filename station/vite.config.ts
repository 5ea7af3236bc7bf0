import { defineConfig, type Plugin } from 'vite'

const LEAN = '\0lean:'

/**
 * Importing a part of Node as an ES module touches each of its exports, among them those that Node itself loads only
 * when they are asked for: `node:http` alone then brings all of undici, 12 MB. Required, it loads what is used.
 */
const leanBuiltins: Plugin = {
  name: 'lean-builtins',
  enforce: 'pre',
  resolveId(id, importer) {
    // The bundler's own way to require.
    if (!id.startsWith('node:') || id === 'node:module') return null
    return importer?.startsWith(LEAN) ? { id, external: true } : LEAN + id
  },
  load(id) {
    return id.startsWith(LEAN) ? `module.exports = require('${id.slice(LEAN.length)}')` : null
  },
}

/** Bundles the agent into the one file that a station downloads. Readable on purpose: whoever runs it may look inside. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [leanBuiltins],
  build: {
    ssr: 'main.ts',
    // Many a PC at a station runs no newer Node.
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

import { build, type Plugin } from 'vite'

/**
 * Builds `entry` into `sw.js`: one classic script, because older browsers take no modules as service workers, under a name that
 * stays, because browsers look there for the next one.
 */
export function serviceWorker(entry: string, target: string[]): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        build: { write: false, target, rolldownOptions: { input: entry, output: { format: 'iife' } } },
      })
      const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
      const [chunk] = outputs
      if (outputs.length !== 1 || chunk?.type !== 'chunk') throw new Error(`${entry} must be one script`)
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: chunk.code })
    },
  }
}

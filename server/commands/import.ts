import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { decodeText } from '../../media/decode-text.ts'
import { openStore } from '../../media/store/open.ts'
import { shellActor } from '../actions/actor.ts'
import { createCaptionActions } from '../actions/captions.ts'
import { createImportActions } from '../actions/imports.ts'
import { createIntake } from '../actions/intake.ts'
import type { Making } from '../actions/making.ts'
import { createWorkActions } from '../actions/works.ts'
import { told } from '../imports/faults.ts'
import { pathsIn, readFiles } from '../imports/folder.ts'
import { filesMeant, planLines, readLines } from '../imports/plan-folder.ts'
import { onlyOne, readArguments } from './arguments/read-arguments.ts'
import { planned, runSteps, sayFault } from './import/run-steps.ts'
import { createTakeStep } from './import/take-step.ts'
import { runCommand } from './run-command.ts'
import { NOBODY_LISTENS, withCatalogue } from './with-catalogue.ts'

const OPTIONS = { manifest: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const

// The server asks for what waits when it starts, and every minute: an import needs no queue.
const LATER: Making = {
  make: async () => {},
  makePoster: async () => {},
  cancel: async () => {},
  allow: async () => {},
  timeScript: async () => {},
}

// The command itself says what becomes of each line.
const TOLD_HERE = { info: () => {} }

await runCommand({
  name: 'import',
  usage: `Usage: ./chaski import FOLDER [--manifest works.csv] [--dry-run]

Takes in the files that a manifest names, with their fields, captions and earlier views. The manifest is a table as a
spreadsheet saves it; without --manifest it is FOLDER/works.csv. docs/operation.md lists its columns.

Nothing is done while any line is at fault. Interrupted, it goes on when it is run again; lines that were imported
before and say the same are left alone. The server may be running: it makes the works within a minute.

  --dry-run   only says what would be done, and every fault with its line and column`,

  async run({ args, env, signal, print, say }) {
    const { values, positionals } = readArguments(args, OPTIONS)
    const folder = resolve(onlyOne(positionals, 'the folder is missing'))
    const text = decodeText(
      await readFile(values.manifest ? resolve(values.manifest) : join(folder, 'works.csv')),
    )
    await withCatalogue(env, async (catalogue, config) => {
      const manifest = await readLines(text, config.house.calendar, catalogue)
      const { rows, faults } = manifest
      const files = await readFiles(folder, filesMeant(rows, await pathsIn(folder)), {
        signal,
        onFile: (done, of) => of > 20 && done % 20 === 0 && say(`reading files: ${done} of ${of}`),
      })
      const plan = await planLines(manifest, files, catalogue)
      const wrong = told([...faults, ...plan.faults], 'es')
      for (const fault of wrong) print(sayFault(fault))
      print(planned(plan.steps, wrong.length))
      if (wrong.length > 0) throw new Error('nothing was imported: the lines above are at fault')
      if (values['dry-run']) return

      const store = await openStore(config)
      const uploadsFolder = join(config.dataDir, 'uploads')
      await mkdir(uploadsFolder, { recursive: true })
      const needs = { catalogue, hub: NOBODY_LISTENS, dispatch: LATER, store }
      const settle = createImportActions({
        ...needs,
        calendar: config.house.calendar,
        works: createWorkActions(needs),
        captions: createCaptionActions(needs),
      })
      const takeStep = createTakeStep({
        ...settle,
        intake: createIntake({ ...needs, log: TOLD_HERE }),
        uploadsFolder,
      })
      const actor = shellActor('import')
      try {
        await runSteps(plan.steps, (step) => takeStep(actor, folder, step), {
          signal,
          print,
          say,
        })
      } finally {
        store.close?.()
      }
    })
  },
})

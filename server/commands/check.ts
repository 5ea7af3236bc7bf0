import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '../../media/store/open.ts'
import { shellActor } from '../actions/actor.ts'
import { type RemakeNeeds, remake } from '../actions/remake.ts'
import { openHashLedger } from '../backup/hash-ledger.ts'
import { openPlace } from '../backup/place.ts'
import { checkFiles, type Fault } from '../check/check-files.ts'
import { type Mended, mend } from '../check/mend.ts'
import type { WorkRecord } from '../records/work.ts'
import { nothing, readArguments } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'
import { NOBODY_LISTENS, withCatalogue } from './with-catalogue.ts'

const REPORT_MS = 5_000

// What it brings back is the server's.
process.umask(0o027)

await runCommand({
  name: 'check',
  usage: `Usage: ./chaski check [--quick] [--mend]

Holds every file of the store against its hash, and everything that the catalogue says against the files. The system may
be running. Ends with 70 where anything is wrong.

  --quick   only looks whether each file is there, and as large as it should be
  --mend    brings back what BACKUP_TO has, and has made again what can be made from the upload`,

  async run({ args, env, signal, print, say }) {
    const { values, positionals } = readArguments(args, {
      quick: { type: 'boolean', default: false },
      mend: { type: 'boolean', default: false },
    })
    nothing(positionals)
    await withCatalogue(env, async (catalogue, config) => {
      const { dataDir, backup } = config
      const store = await openStore(config)
      const ledger = openHashLedger(dataDir)
      const place = values.mend && backup ? await openPlace(backup.place, dataDir) : null
      let [files, bytes, told] = [0, 0, Date.now()]
      try {
        const faults = await checkFiles({
          claims: catalogue.fileClaims.all(),
          store,
          ledger,
          quick: values.quick,
          stopped: signal,
          onFile(file) {
            files++
            bytes += file.bytes
            if (Date.now() - told < REPORT_MS) return
            told = Date.now()
            say(`${files} files, ${(bytes / 1e9).toFixed(1)} GB so far`)
          },
        })
        const folder = join(dataDir, 'uploads')
        await mkdir(folder, { recursive: true })
        const mended: Map<Fault, Mended> = values.mend
          ? await mend(faults, {
              store,
              backup: place,
              scratch: join(dataDir, 'scratch', `mend-${process.pid}`),
              remake: async (id) => askAgain(await catalogue.works.byId(id), { catalogue, store, folder }),
            })
          : new Map()
        for (const fault of faults) print(lineOf(fault, mended.get(fault) ?? null))
        const wrong = faults.filter((fault) => fault.what !== 'unknown' && !mended.get(fault)).length
        print(
          `${files} files, ${(bytes / 1e6).toFixed(1)} MB: ${wrong === 0 ? 'all as they should be' : `${wrong} wrong`}`,
        )
        if (wrong > 0)
          throw new Error(values.mend ? 'some could not be mended' : '--mend mends what can be mended')
      } finally {
        place?.close()
        ledger.close()
        store.close?.()
      }
    })
  },
})

/** The server queues what waits for it within a minute. */
async function askAgain(
  work: WorkRecord | undefined,
  needs: Pick<RemakeNeeds, 'catalogue' | 'store' | 'folder'>,
): Promise<boolean> {
  if (!work) return false
  const dispatch = { make: async () => {} }
  return remake(shellActor('check'), 'work.mend', work, { ...needs, dispatch, hub: NOBODY_LISTENS })
}

function lineOf({ what, key, work }: Fault, mended: Mended): string {
  const of = work === null ? 'of no work' : `“${work.title}”`
  return [what, key, of, ...(mended === null ? [] : [`→ ${mended}`])].join('  ')
}

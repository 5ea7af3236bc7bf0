import { join } from 'node:path'
import { pino } from 'pino'
import type { Env } from '../../media/config.ts'
import { openStore } from '../../media/store/open.ts'
import { openHashLedger } from '../backup/hash-ledger.ts'
import { noteLastBackup, readLastBackup } from '../backup/last-backup.ts'
import { PlaceBusyError } from '../backup/lock.ts'
import { openPlace } from '../backup/place.ts'
import { duration } from '../backup/progress.ts'
import { type Taken, takeBackup } from '../backup/take-backup.ts'
import { openEngine } from '../catalogue/open-engine.ts'
import { executedMigrations } from '../catalogue/snapshot.ts'
import { readServerConfig } from '../config/config.ts'
import { onlyOne, readArguments, UsageError } from './arguments/read-arguments.ts'
import { reportProgress } from './report-progress.ts'
import { runCommand, type Shell } from './run-command.ts'

// It holds hashes of passwords and secrets of stations: nobody else on this machine or on the stick may read it.
process.umask(0o077)

await runCommand({
  name: 'backup',
  usage: `Usage: ./chaski backup TO

Saves the catalogue and all files to a folder, or to a bucket: s3://bucket/folder. The system may be running. Files that
are there from an earlier backup are not copied again. Interrupted, it is run again. Without TO, BACKUP_TO is taken.`,

  async run({ args, env, signal, print, say }) {
    const { positionals } = readArguments(args, {})
    const to =
      positionals.length === 0 ? env.BACKUP_TO : onlyOne(positionals, 'where to is one folder or bucket')
    if (!to) throw new UsageError('where to is missing: a folder, or s3://bucket/folder')
    const started = performance.now()
    const { dataDir } = readServerConfig(env)
    const before = await readLastBackup(dataDir, to)
    try {
      const taken = await backUp(to, { env, signal, say })
      const { id, takenAt, files } = taken.manifest
      const seconds = Math.round((performance.now() - started) / 1000)
      const good = { id, takenAt, files: files.count, bytes: files.bytes, seconds }
      await noteLastBackup(dataDir, to, { good, failed: null })
      print(summary(taken, seconds))
      if (taken.changed.length > 0)
        say(`${taken.changed.length} files are not what they were when they were made; run ./chaski check`)
    } catch (error) {
      // Another one is at it, and will note how it ended.
      if (!signal.aborted && !(error instanceof PlaceBusyError))
        await noteLastBackup(dataDir, to, {
          ...before,
          failed: { at: new Date().toISOString(), reason: reasonOf(error) },
        })
      throw error
    }
  },
})

async function backUp(
  to: string,
  { env, signal, say }: Pick<Shell, 'signal' | 'say'> & { env: Env },
): Promise<Taken> {
  const config = readServerConfig({ ...env, BACKUP_TO: to })
  const { dataDir, backup } = config
  if (backup === null) throw new UsageError('where to is missing')
  const engine = openEngine(config, pino({ level: 'warn' }, pino.destination(2)))
  const store = await openStore(config)
  const place = await openPlace(backup.place, dataDir)
  const ledger = openHashLedger(dataDir)
  try {
    if ((await executedMigrations(engine)).length === 0)
      throw new UsageError('there is no catalogue yet: DATA_DIR and DATABASE_URL say where it is')
    await Promise.all([store.ping(), place.store.ping()])
    return await takeBackup({
      engine,
      store,
      place,
      ledger,
      uploadsFolder: join(dataDir, 'uploads'),
      keep: backup.keep,
      onProgress: reportProgress(say),
      stopped: signal,
    })
  } finally {
    ledger.close()
    place.close()
    store.close?.()
    await engine.close()
  }
}

function summary({ manifest, added, dropped }: Taken, seconds: number): string {
  const { id, files } = manifest
  const old = dropped === 0 ? '' : `, ${dropped} old ones cleared away`
  return `${id}: ${files.count} files (${(files.bytes / 1e6).toFixed(1)} MB), ${added.files} of them new, in ${duration(seconds)}${old}`
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

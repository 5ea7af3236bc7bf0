import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { createLocalStore } from '../../media/store/local.ts'
import { openStore, storeFolder } from '../../media/store/open.ts'
import type { Store } from '../../media/store/store.ts'
import type { Manifest } from '../backup/format.ts'
import { type BackupPlace, flushFileSystem, openPlace } from '../backup/place.ts'
import { isEmptyStore, restoreCatalogue, restoreFiles } from '../backup/restore-backup.ts'
import { listSnapshots, readManifest } from '../backup/snapshots.ts'
import type { Engine } from '../catalogue/engine.ts'
import { isEmpty } from '../catalogue/load-snapshot.ts'
import { openEngine, sqliteFile } from '../catalogue/open-engine.ts'
import { openSqlite } from '../catalogue/sqlite.ts'
import { readServerConfig, type ServerConfig } from '../config/config.ts'
import { inspectRedis } from '../redis/inspect.ts'
import { onlyOne, readArguments, UsageError } from './arguments/read-arguments.ts'
import { reportProgress } from './report-progress.ts'
import { runCommand } from './run-command.ts'

// As the server has it.
process.umask(0o027)

// Above the call: it runs while this file is still being read.
const log = pino({ level: 'warn' }, pino.destination(2))

await runCommand({
  name: 'restore',
  usage: `Usage: ./chaski restore FROM [--snapshot ID]
       ./chaski restore FROM --list

Brings back a backup, the newest one unless ID names another, to where DATA_DIR, DATABASE_URL and the S3_ settings say:
any of these may be of another kind than they were. Nothing may be there yet, and the system must not be running.
Interrupted, it goes on when it is run again.`,

  async run({ args, env, signal, print, say }) {
    const { positionals, values } = readArguments(args, {
      snapshot: { type: 'string' },
      list: { type: 'boolean', default: false },
    })
    const from = onlyOne(positionals, 'where from is one folder or bucket')
    const config = readServerConfig({ ...env, BACKUP_TO: from })
    if (config.backup === null) throw new UsageError('where from is missing')
    const place = await openPlace(config.backup.place, config.dataDir)
    try {
      const { whole } = await listSnapshots(place.store)
      if (values.list) {
        for (const id of whole) print(id)
        return
      }
      const id = values.snapshot ?? whole.at(-1)
      if (id === undefined || !whole.includes(id))
        throw new UsageError(
          `there is no backup ${values.snapshot ?? ''} in ${from}; --list shows what there is`,
        )
      const manifest = await readManifest(place.store, id)
      const damaged = await restore({ config, from, place, manifest, signal, say })
      print(`${id} is restored: ${manifest.files.count - damaged.length} files`)
      for (const key of damaged) say(`damaged or missing in the backup: ${key}`)
      if (damaged.length > 0)
        throw new Error(`${damaged.length} files could not be restored; all else is there`)
    } finally {
      place.close()
    }
  },
})

interface Restoring {
  config: ServerConfig
  from: string
  place: BackupPlace
  manifest: Manifest
  signal: AbortSignal
  say(line: string): void
}

async function restore({ config, from, place, manifest, signal, say }: Restoring): Promise<string[]> {
  const { dataDir } = config
  await mkdir(dataDir, { recursive: true })
  if (config.redisEmbedded && (await inspectRedis(config.redisUrl)).state !== 'none')
    throw new Error(`a system is running on ${dataDir}; stop it first`)
  // Says what a broken-off restore has put here, which the next one may go on with.
  const mark = join(dataDir, 'restoring.json')
  const going = JSON.stringify({ from, id: manifest.id })
  const store = await openBulkStore(config)
  try {
    await store.ping()
    const again = existsSync(mark) && (await readFile(mark, 'utf8')) === going
    if (!again) {
      await requireEmpty(config, store)
      await writeFile(mark, going)
    }
    const scratch = join(dataDir, 'scratch', `restore-${process.pid}`)
    const needs = { place, manifest, store, scratch, stopped: signal, onProgress: reportProgress(say) }
    const damaged = await restoreFiles(needs)
    await flushFileSystem(dataDir)
    say('the files are there; now the catalogue')
    await intoCatalogue(config, (engine) => restoreCatalogue(engine, needs))
    await flushFileSystem(dataDir)
    await rm(mark)
    return damaged
  } finally {
    store.close?.()
  }
}

/** Many files are flushed at once, at the end. */
async function openBulkStore(config: ServerConfig): Promise<Store> {
  return config.bucket === null
    ? createLocalStore(storeFolder(config.dataDir), { flush: false })
    : openStore(config)
}

async function requireEmpty(config: ServerConfig, store: Store): Promise<void> {
  if (!(await isEmptyStore(store)))
    throw new Error('there are files in the store already; nothing was changed')
  if (config.databaseUrl === null && !existsSync(sqliteFile(config.dataDir))) return
  const engine = openEngine(config, log)
  try {
    if (!(await isEmpty(engine)))
      throw new Error('there are works or accounts in the catalogue already; nothing was changed')
  } finally {
    await engine.close()
  }
}

/** A SQLite catalogue is made beside its place and takes it in one move, so that there is all of it or nothing. */
async function intoCatalogue(config: ServerConfig, fill: (engine: Engine) => Promise<void>): Promise<void> {
  const path = sqliteFile(config.dataDir)
  const unfinished = `${path}.restoring`
  const remove = async (file: string): Promise<void> => {
    for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true })
  }
  await remove(unfinished)
  const engine = config.databaseUrl === null ? openSqlite(unfinished) : openEngine(config, log)
  try {
    await fill(engine)
  } finally {
    await engine.close()
  }
  if (config.databaseUrl !== null) return
  await remove(path)
  await rename(unfinished, path)
}

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pino } from 'pino'
import { migrationNames } from '../catalogue/migrations.ts'
import { openEngine } from '../catalogue/open-engine.ts'
import { executedMigrations } from '../catalogue/snapshot.ts'
import { readServerConfig, type ServerConfig } from '../config/config.ts'
import { inspectRedis } from '../redis/inspect.ts'
import { nothing, readArguments, UsageError } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'
import { withCatalogue } from './with-catalogue.ts'

await runCommand({
  name: 'upgrade',
  usage: `Usage: ./chaski upgrade [--dry-run] [--no-backup]

Says what this version will change in the data, makes a backup to BACKUP_TO, and does it. The system must not be running.
Starting a new version does the same changes, without the backup.

  --dry-run     only says it
  --no-backup   for who has made one already`,

  async run({ args, env, print, say }) {
    const { values, positionals } = readArguments(args, {
      'dry-run': { type: 'boolean', default: false },
      'no-backup': { type: 'boolean', default: false },
    })
    nothing(positionals)
    const config = readServerConfig(env)
    const pending = await pendingMigrations(config)
    if (pending === null) return print('there is no catalogue yet: the first start makes it')
    if (pending.length === 0) return print('nothing to change: the data is as this version has it')
    print(`${pending.length} changes to the catalogue:`)
    for (const name of pending) print(`  ${name}`)
    if (values['dry-run']) return
    if (config.redisEmbedded && (await inspectRedis(config.redisUrl)).state !== 'none')
      throw new Error(`a system is running on ${config.dataDir}; stop it first`)
    if (!values['no-backup']) {
      if (config.backup === null)
        throw new UsageError('BACKUP_TO says where the backup goes; --no-backup does without one')
      say(`making a backup in ${config.backup.to}`)
      execFileSync(process.execPath, [join(import.meta.dirname, 'backup.ts')], {
        env: { ...env },
        stdio: ['ignore', 'inherit', 'inherit'],
      })
    }
    await withCatalogue(env, async () => print('done: the new version can be started'))
  },
})

/** Null where there is no catalogue yet. */
async function pendingMigrations(config: ServerConfig): Promise<string[] | null> {
  const engine = openEngine(config, pino({ level: 'warn' }, pino.destination(2)))
  try {
    const done = await executedMigrations(engine)
    if (done.length === 0) return null
    const known = migrationNames(engine)
    const unknown = done.find((name) => !known.includes(name))
    if (unknown !== undefined)
      throw new Error(
        `the data is of a newer Chaski, which knows “${unknown}”; nothing leads back but a backup`,
      )
    return known.filter((name) => !done.includes(name))
  } finally {
    await engine.close()
  }
}

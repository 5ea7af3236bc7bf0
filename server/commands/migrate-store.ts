import { join } from 'node:path'
import { openStore } from '../../media/store/open.ts'
import { readServerConfig } from '../config/config.ts'
import { onlyOne, readArguments, UsageError } from './arguments/read-arguments.ts'
import { type Copied, copyStore } from './migrate-store/copy-store.ts'
import { openJournal } from './migrate-store/journal.ts'
import { runCommand } from './run-command.ts'

const REPORT_MS = 5_000

await runCommand({
  name: 'migrate-store',
  usage: `Usage: ./chaski migrate-store to-bucket
       ./chaski migrate-store to-folder

Copies all files of works between DATA_DIR and the bucket of the S3_ settings, and compares the hash of each copy.
Interrupted, it goes on where it was when it is run again. Nothing is removed.

  1. run it while the system runs: most is copied
  2. stop server and workers, and run it again: the rest is copied
  3. start with the S3_ settings (to-bucket) or without them (to-folder)`,

  async run({ args, env, signal, print, say }) {
    const { positionals } = readArguments(args, {})
    const direction = onlyOne(positionals, 'to-bucket or to-folder says which way')
    if (direction !== 'to-bucket' && direction !== 'to-folder')
      throw new UsageError(`unknown: ${direction}; there are to-bucket, to-folder`)
    const config = readServerConfig(env)
    const { dataDir } = config
    if (config.bucket === null) throw new UsageError('S3_BUCKET and its keys say which bucket')
    const folder = await openStore({ dataDir, bucket: null })
    const bucket = await openStore(config)

    let told = Date.now()
    try {
      await Promise.all([folder.ping(), bucket.ping()])
      const copied = await copyStore({
        ...(direction === 'to-bucket' ? { from: folder, to: bucket } : { from: bucket, to: folder }),
        journal: await openJournal(join(dataDir, `migrate-store-${direction}.log`)),
        scratch: join(dataDir, 'scratch', `migrate-store-${process.pid}`),
        stopped: signal,
        onFile(so) {
          if (Date.now() - told < REPORT_MS) return
          told = Date.now()
          say(summary(so))
        },
      })
      print(summary(copied))
    } finally {
      bucket.close?.()
    }
    signal.throwIfAborted()
  },
})

function summary({ copied, present, bytes }: Copied): string {
  return `${copied} files copied and compared (${(bytes / 1e6).toFixed(1)} MB), ${present} there already`
}

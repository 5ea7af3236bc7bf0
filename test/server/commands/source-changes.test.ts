import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchSources } from '../../../server/commands/dev/source-changes.ts'

let root: string
let stop: () => void
let changes: number

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'chaski-dev-'))
  for (const path of ['server/routes', 'workers', 'media/library/published', 'player/dist/.vite'])
    await mkdir(join(root, path), { recursive: true })
  changes = 0
  stop = watchSources(root, () => {
    changes += 1
  })
})
afterEach(async () => {
  stop()
  await rm(root, { recursive: true, force: true })
})

test.each(['server/app.ts', 'server/routes/new.ts', 'workers/leash.sh', 'player/dist/.vite/manifest.json'])(
  'a change of %s is noticed once',
  async (path) => {
    await writeFile(join(root, path), 'one')
    await writeFile(join(root, path), 'two')
    await expect.poll(() => changes, { timeout: 10_000 }).toBe(1)
  },
)

test('works that arrive are none', async () => {
  await writeFile(join(root, 'media/library/published/a.ts'), '')
  await writeFile(join(root, 'media/notes.txt'), '')
  // The one that counts comes last: whatever came before it would have been noticed with it, as one more.
  await writeFile(join(root, 'media/errors.ts'), '')
  await expect.poll(() => changes, { timeout: 10_000 }).toBe(1)
})

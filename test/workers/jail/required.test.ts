import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { CONFIG_EXIT_CODE } from '../../../media/config.ts'
import { BARE_ENVIRONMENT } from '../../support/bare-environment.ts'

const MAIN = resolve(import.meta.dirname, '../../../workers/main.ts')
// A machine without bubblewrap: an empty file lies over it, which only root may put there.
const canMount = process.platform === 'linux' && process.getuid?.() === 0
const WITHOUT_BWRAP = 'mount --bind /dev/null "$(command -v bwrap)" && exec "$@"'

test.skipIf(!canMount)('a worker that may not do without a jail does not start where there is none', () => {
  const { status, stderr } = spawnSync(
    'unshare',
    ['--mount', 'sh', '-c', WITHOUT_BWRAP, 'sh', process.execPath, MAIN],
    {
      encoding: 'utf8',
      timeout: 25_000,
      env: {
        ...BARE_ENVIRONMENT,
        DATA_DIR: '/nonexistent',
        REDIS_URL: 'redis://127.0.0.1:1',
        REQUIRE_JAIL: 'yes',
      },
    },
  )
  expect(stderr).toMatch(/^REQUIRE_JAIL=yes, but there is no jail for what reads uploads: .+\n$/)
  expect(status).toBe(CONFIG_EXIT_CODE)
})

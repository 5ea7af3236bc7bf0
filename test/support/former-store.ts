import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The store as the version before wrote and read it: each file lies exactly where its key says. */
export function formerStore(root: string) {
  let count = 0
  return {
    async put(key: string, content: string | Uint8Array): Promise<void> {
      const incoming = join(root, '.incoming', `former-${process.pid}-${count++}`)
      await mkdir(dirname(incoming), { recursive: true })
      await writeFile(incoming, content)
      await mkdir(dirname(join(root, key)), { recursive: true })
      await rename(incoming, join(root, key))
    },
    read: (key: string): Promise<string> => readFile(join(root, key), 'utf8'),
  }
}

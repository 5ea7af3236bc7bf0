import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SUITCASE_FOLDER } from '../../media/suitcase/layout.ts'
import { AGENT_FILE } from './start-file.ts'
import { explainStick, writeWhole } from './stick-files.ts'

/**
 * Puts the agent onto a stick, so that a station needs nothing but Node.
 * @param built the folder that the build of `station/` makes
 * @throws ChaskiError `suitcase_unwritable`
 */
export async function packAgent(stick: string, built: string): Promise<void> {
  const agent = await readFile(join(built, AGENT_FILE))
  try {
    await readdir(stick)
    const root = join(stick, SUITCASE_FOLDER)
    await mkdir(root, { recursive: true })
    await writeWhole(join(root, AGENT_FILE), agent)
  } catch (error) {
    throw explainStick(error)
  }
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { AGENT_FILE } from '../suitcase/start-file.ts'

/** As stations download it. */
export const WINDOWS_ZIP = 'chaski-windows.zip'

interface Parts {
  nodeExe: Uint8Array
  /** The built agent. */
  agent: Uint8Array
  /** What is double-clicked, and what explains it: `station/windows`. */
  scripts: string
  /** Address of this Chaski; null: the person at the station types it. */
  server: string | null
}

/** All that a PC with Windows needs to run the agent, to be unpacked and installed with a double click. */
export async function windowsZip({ nodeExe, agent, scripts, server }: Parts): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = { 'node.exe': nodeExe, [AGENT_FILE]: agent }
  for (const name of await readdir(scripts)) {
    const text = await readFile(join(scripts, name), 'utf8')
    // cmd.exe looks for its labels in lines that end in CRLF; Notepad of Windows 7 shows no others.
    files[name] = new TextEncoder().encode(text.replaceAll('\n', '\r\n'))
  }
  files['chaski-station.json'] = new TextEncoder().encode(
    `${JSON.stringify(server === null ? {} : { server }, null, 2)}\r\n`,
  )
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`chaski/${name}`, content])),
  )
}

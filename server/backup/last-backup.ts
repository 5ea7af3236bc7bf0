import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { orNull } from '../../media/store/file-errors.ts'

/** How the latest backups to one place ended: for the metrics, for the studio, and to know when the next is due. */
export interface LastBackup {
  /** The latest that is whole. */
  good: { id: string; takenAt: string; files: number; bytes: number; seconds: number } | null
  /** The latest try, if it failed. */
  failed: { at: string; reason: string } | null
}

const NONE: LastBackup = { good: null, failed: null }

// Beside the data and not in the catalogue, which a backup only reads: it may be of another version.
const fileIn = (dataDir: string): string => join(dataDir, 'backups.json')

async function readAll(dataDir: string): Promise<Record<string, LastBackup>> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(orNull)
  return text === null ? {} : (JSON.parse(text) as Record<string, LastBackup>)
}

/** @param to the place, as it was written */
export async function readLastBackup(dataDir: string, to: string): Promise<LastBackup> {
  return (await readAll(dataDir))[to] ?? NONE
}

export async function noteLastBackup(dataDir: string, to: string, last: LastBackup): Promise<void> {
  const all = { ...(await readAll(dataDir)), [to]: last }
  const path = `${fileIn(dataDir)}.${process.pid}`
  await writeFile(path, JSON.stringify(all, null, 2), { mode: 0o600 })
  await rename(path, fileIn(dataDir))
}

import { texts } from '../texts/texts.ts'
import type { FileHandle } from './file-handles.ts'
import { filesIn } from './files-in.ts'

/** A picked file, with a handle to reopen it later where supported. */
export interface PickedFile {
  file: File
  handle: FileHandle | null
  /** The dropped folder it was in; empty for files picked by themselves. */
  folder: string
}

/** Accepted file types. The server decides by content; this only filters the browser's picker. */
export const ACCEPTED = [
  'video/*',
  'audio/*',
  'application/pdf',
  '.mts',
  '.m2ts',
  '.mkv',
  '.opus',
  '.gif',
  '.srt',
  '.vtt',
] as const

/** The same for Chromium's picker, which wants extensions by type. */
const PICKED = {
  'video/*': ['.mts', '.m2ts', '.mkv', '.gif'],
  'audio/*': ['.opus'],
  'application/pdf': ['.pdf'],
  'text/vtt': ['.vtt', '.srt'],
}

/** Not in TypeScript's DOM types: only Chromium has these. */
interface WithPicker {
  showOpenFilePicker?(options: {
    multiple: boolean
    types: { description: string; accept: Record<string, string[]> }[]
  }): Promise<FileHandle[]>
}
interface WithHandle {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
}

/** Whether `pickFiles` works here; otherwise an `<input type="file">` has to do. */
export function hasFilePicker(): boolean {
  return typeof (window as WithPicker).showOpenFilePicker === 'function'
}

/** Opens the browser's picker. Empty if it was dismissed. */
export async function pickFiles(multiple: boolean): Promise<PickedFile[]> {
  const handles = await (window as WithPicker)
    .showOpenFilePicker?.({ multiple, types: [{ description: texts.upload.acceptedShort, accept: PICKED }] })
    .catch((error: DOMException) => {
      if (error.name === 'AbortError') return []
      throw error
    })
  return Promise.all(
    (handles ?? []).map(async (handle) => ({
      file: await handle.getFile(),
      handle,
      folder: '',
    })),
  )
}

export function pickedFrom(files: readonly File[]): PickedFile[] {
  return files.map((file) => ({ file, handle: null, folder: '' }))
}

/**
 * The dropped files, including those in folders. Must be called synchronously in the event handler: the items expire
 * with the event.
 */
export function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  const drops = Array.from(transfer.items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({
      file: item.getAsFile(),
      entry: item.webkitGetAsEntry(),
      handle: (item as WithHandle).getAsFileSystemHandle?.() ?? Promise.resolve(null),
    }))
  const picked = drops.map(async ({ file, entry, handle }): Promise<PickedFile[]> => {
    // A page without https may have the method and be refused: the file itself is enough to begin.
    const opened = await handle.catch(() => null)
    if (entry?.isDirectory) {
      const found = await filesIn(entry as FileSystemDirectoryEntry)
      return found.map((one) => ({ ...one, handle: null }))
    }
    if (file === null) return []
    return [{ file, handle: opened?.kind === 'file' ? (opened as FileHandle) : null, folder: '' }]
  })
  return Promise.all(picked).then((lists) => lists.flat())
}

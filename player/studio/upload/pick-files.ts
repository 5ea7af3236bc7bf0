import { texts } from '../texts/texts.ts'
import type { FileHandle } from './file-handles.ts'
import { filesIn } from './files-in.ts'

/** A file that a person gave, with what opens it again later, where the browser has that. */
export interface PickedFile {
  file: File
  handle: FileHandle | null
}

/** What a work can be made of. The server tells by the content; this only sorts what the browser offers. */
export const ACCEPTED = [
  'video/*',
  'audio/*',
  'application/pdf',
  '.mts',
  '.m2ts',
  '.mkv',
  '.opus',
  '.gif',
] as const

/** The same for Chromium's picker, which wants endings under a type each. */
const PICKED = {
  'video/*': ['.mts', '.m2ts', '.mkv', '.gif'],
  'audio/*': ['.opus'],
  'application/pdf': ['.pdf'],
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

/** Shows the browser's picker. Empty where the person closed it. */
export async function pickFiles(multiple: boolean): Promise<PickedFile[]> {
  const handles = await (window as WithPicker)
    .showOpenFilePicker?.({ multiple, types: [{ description: texts.upload.acceptedShort, accept: PICKED }] })
    .catch((error: DOMException) => {
      if (error.name === 'AbortError') return []
      throw error
    })
  return Promise.all((handles ?? []).map(async (handle) => ({ file: await handle.getFile(), handle })))
}

export function pickedFrom(files: readonly File[]): PickedFile[] {
  return files.map((file) => ({ file, handle: null }))
}

/** The files of a drop, those inside of folders too. Must be called before the event is over: its items live no longer. */
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
    if (entry?.isDirectory) return pickedFrom(await filesIn(entry as FileSystemDirectoryEntry))
    if (file === null) return []
    return [{ file, handle: opened?.kind === 'file' ? (opened as FileHandle) : null }]
  })
  return Promise.all(picked).then((lists) => lists.flat())
}

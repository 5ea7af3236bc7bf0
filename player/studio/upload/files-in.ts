type Entry = Pick<FileSystemEntry, 'isDirectory' | 'name'>

/** The part of FileSystemDirectoryEntry used here. */
export interface Folder extends Entry {
  createReader(): {
    readEntries(onRead: (entries: FileSystemEntry[]) => void, onError?: (error: DOMException) => void): void
  }
}

// Files that cameras and operating systems add on their own.
const OF_THE_SYSTEM = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i

/** A file, and the folder that it was in. */
export interface FoundFile {
  file: File
  folder: string
}

/** All files in a folder and its subfolders, by name, without system files. */
export async function filesIn(folder: Folder, path = folder.name): Promise<FoundFile[]> {
  const entries = (await entriesIn(folder))
    .filter(({ name }) => !OF_THE_SYSTEM.test(name))
    .sort((a, b) => a.name.localeCompare(b.name))
  const files: FoundFile[] = []
  for (const entry of entries) {
    if (entry.isDirectory) {
      files.push(...(await filesIn(entry as FileSystemDirectoryEntry, `${path}/${entry.name}`)))
    } else files.push({ file: await fileOf(entry as FileSystemFileEntry), folder: path })
  }
  return files
}

/** A reader returns a hundred entries at a time, and an empty list at the end. */
async function entriesIn(folder: Folder): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

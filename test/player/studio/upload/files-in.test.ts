import { expect, test } from 'vitest'
import { type Folder, filesIn } from '../../../../player/studio/upload/files-in.ts'

/** As a browser gives entries: some at a time, and an empty list at the end. */
function folder(name: string, entries: object[], atOnce = 2): Folder {
  return {
    isDirectory: true,
    name,
    createReader() {
      let given = 0
      return {
        readEntries(onRead) {
          const some = entries.slice(given, given + atOnce)
          given += some.length
          onRead(some as FileSystemEntry[])
        },
      }
    },
  }
}

const file = (name: string) => ({
  isDirectory: false,
  name,
  file: (onFile: (file: File) => void) => onFile(new File(['a'], name)),
})

test('a folder gives all its files, those of folders inside too, and none of the system', async () => {
  const spots = folder('spots', [file('uno.wav'), file('.DS_Store'), file('dos.wav')])
  const campaign = folder('campaña', [
    file('Thumbs.db'),
    spots,
    file('hilario.mp4'),
    file('folleto.pdf'),
    folder('vacía', []),
  ])
  expect((await filesIn(campaign)).map(({ file: { name }, folder }) => `${folder}/${name}`)).toEqual([
    'campaña/folleto.pdf',
    'campaña/hilario.mp4',
    'campaña/spots/dos.wav',
    'campaña/spots/uno.wav',
  ])
})

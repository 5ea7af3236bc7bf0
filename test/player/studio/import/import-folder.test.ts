import { expect, test } from 'vitest'
import { plainHeading } from '../../../../media/csv.ts'
import { COLUMN_NAMES, columnNamed } from '../../../../media/manifest-headings.ts'
import { gathered } from '../../../../player/studio/import/import-folder.ts'
import { tableText } from '../../../../player/studio/import/table-file.ts'
import { words as esImport } from '../../../../player/studio/texts/import/es.ts'

const chosen = (...paths: string[]) => paths.map((path) => ({ path, file: new File([], path) }))
const pathsOf = (...paths: string[]) => {
  const found = gathered(chosen(...paths))
  return 'trouble' in found ? found.trouble : found.files.map(({ path }) => path)
}

test('files are known by their paths below the folder of the table', () => {
  expect(pathsOf('lote/hoja.csv', 'lote/a.mp4', 'lote/b/c.srt', 'otra/d.mp4')).toEqual(['a.mp4', 'b/c.srt'])
  expect(pathsOf('obras.csv', 'a.mp4')).toEqual(['a.mp4'])
})

test('of several tables the one with the known name is meant', () => {
  expect(pathsOf('lote/Works.csv', 'lote/notas.txt', 'lote/a.mp4')).toEqual(['notas.txt', 'a.mp4'])
  expect(pathsOf('uno.csv', 'dos.csv')).toBe('severalTables')
  expect(pathsOf('a.mp4')).toBe('noTable')
})

test('the headings that staff are told are those that a manifest is read by', () => {
  for (const name of COLUMN_NAMES) {
    expect(columnNamed(plainHeading(esImport.columnsOf[name][0]))).toBe(name)
  }
})

test('a report opens in a spreadsheet, and no cell of it runs', () => {
  expect(tableText([['a;b', 'dijo "no"', '=1+1']])).toBe('\ufeff"a;b";"dijo ""no""";\'=1+1\r\n')
})

import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { looksLikeXls, looksLikeXlsx, xlsxAsTable } from '../../../server/sheets/read-xlsx.ts'

const workbook = (): Promise<Buffer> =>
  writeExcelFile(
    [
      [{ value: 'Radio Jauja' }],
      [{ value: 'Fecha' }, { value: 'Hora' }, { value: 'Archivo' }],
      [
        { value: new Date(Date.UTC(2026, 0, 10)), type: Date, format: 'dd/mm/yyyy' },
        { value: new Date(Date.UTC(1899, 11, 30, 7, 0, 3)), type: Date, format: 'hh:mm:ss' },
        { value: 'a\tb.mp3' },
      ],
    ],
    {},
  ).toBuffer()

test('a workbook is a table: days and times are text that can only be read in one way', async () => {
  const bytes = await workbook()
  expect(looksLikeXlsx(bytes)).toBe(true)
  expect(await xlsxAsTable(bytes)).toBe(
    'Radio Jauja\t\t\nFecha\tHora\tArchivo\n2026-01-10\t07:00:03\t"a\tb.mp3"\n',
  )
})

const refused = { code: 'not_a_log' }

test('what unpacks to more than a log can be is refused, whatever its entries say', async () => {
  const big = { 'xl/worksheets/sheet1.xml': new Uint8Array(40 * 2 ** 20) }
  const bomb = Buffer.from(zipSync(big, { level: 9 }))
  expect(bomb.length).toBeLessThan(100_000)
  await expect(xlsxAsTable(bomb)).rejects.toMatchObject(refused)
  // The size in the central directory, which is what readers go by.
  const lying = Buffer.from(bomb)
  lying.writeUInt32LE(100, lying.lastIndexOf(Buffer.from('504b0102', 'hex')) + 24)
  await expect(xlsxAsTable(lying)).rejects.toMatchObject(refused)
})

test('any other archive, and half a workbook, are refused', async () => {
  await expect(xlsxAsTable(zipSync({ 'a.txt': new Uint8Array(3) }))).rejects.toMatchObject(refused)
  const bytes = await workbook()
  await expect(xlsxAsTable(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject(refused)
  await expect(xlsxAsTable(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject(refused)
})

test('a workbook of before 2007 is known by how it begins', () => {
  expect(looksLikeXls(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe(true)
  expect(looksLikeXls(Buffer.from('fecha;hora'))).toBe(false)
})

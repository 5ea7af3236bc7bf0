import type { FastifyReply } from 'fastify'
import { type Cell, toCsv } from '../sheets/csv.ts'
import { toXlsx } from '../sheets/xlsx.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A table as it is offered to be saved. */
interface Table {
  /** Of the file, without its extension. */
  file: string
  /** Of the sheet. */
  sheet: string
  rows: readonly (readonly Cell[])[]
}

/** Answers with a table for spreadsheets, in a route whose schema is that of the same figures as JSON. */
export async function sendTable(
  reply: FastifyReply,
  format: keyof typeof TYPES,
  { file, sheet, rows }: Table,
): Promise<never> {
  const content = format === 'csv' ? toCsv(rows) : await toXlsx(sheet, rows)
  return reply
    .type(TYPES[format])
    .header('content-disposition', `attachment; filename="${file}.${format}"`)
    .serializer((written: unknown) => written as string)
    .send(content) as never
}

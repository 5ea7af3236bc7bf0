import { stringify } from 'csv-stringify/sync'
import { unzipSync, zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import { ChaskiError } from '../../media/errors.ts'

/** Unpacked. A log of a year, a line for each of fifty spots a day, has about 2 MiB. */
const MOST_BYTES = 16 * 2 ** 20
const MOST_FILES = 500
const MOST_ROWS = 200_000

/** What the reader looks at: no pictures, no macros. */
const READ = /^(?:\[Content_Types\]\.xml|_rels\/[^/]+|xl\/[^/]+\.xml|xl\/_rels\/[^/]+|xl\/worksheets\/.+)$/

/** Whether bytes begin as those of a workbook of Excel since 2007, or of any other ZIP. */
export function looksLikeXlsx(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** Whether bytes begin as those of a workbook of Excel up to 2003 (OLE 2). */
export function looksLikeXls(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte)
}

/**
 * The first sheet of a workbook that has rows, as a table separated by tabs: days as `2026-01-10`, times as `07:00:03`.
 * @throws ChaskiError `not_a_log` for anything else, and for what unpacks to more than a log can be
 */
export async function xlsxAsTable(bytes: Uint8Array): Promise<string> {
  const sheets = await readExcelFile(Buffer.from(repacked(bytes))).catch((cause: unknown) => {
    throw notALog('cannot be read', cause)
  })
  const rows = sheets.map(({ data }) => data).find((data) => data.length > 0)
  if (rows === undefined) throw notALog('no sheet has rows')
  if (rows.length > MOST_ROWS) throw notALog(`${rows.length} rows`)
  return stringify(
    rows.map((row) => row.map(cellOf)),
    { delimiter: '\t' },
  )
}

/**
 * The same archive without compression and without what is not read. Each file is unpacked into as much memory as its entry
 * says, which is added up before: one that lies about its size is cut there.
 */
function repacked(bytes: Uint8Array): Uint8Array {
  let sum = 0
  let files = 0
  try {
    const found = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!READ.test(name)) return false
        sum += originalSize
        files++
        if (sum > MOST_BYTES || files > MOST_FILES) throw new RangeError(`more than ${MOST_BYTES} bytes`)
        return true
      },
    })
    return zipSync(found, { level: 0 })
  } catch (cause) {
    throw notALog('cannot be unpacked', cause)
  }
}

function cellOf(value: unknown): string {
  if (!(value instanceof Date)) return value === null ? '' : String(value)
  // A workbook counts days: 0.2917 is seven o'clock, give or take some milliseconds.
  const [day = '', time = ''] = new Date(Math.round(value.getTime() / 1000) * 1000)
    .toISOString()
    .split(/[T.]/)
  // A time alone is one on day 0.
  if (value.getUTCFullYear() < 1901) return time
  return time === '00:00:00' ? day : `${day} ${time}`
}

function notALog(detail: string, cause?: unknown): ChaskiError {
  return new ChaskiError('not_a_log', { detail: `workbook: ${detail}`, cause })
}

import { decodeText } from '../../media/decode-text.ts'
import { ChaskiError } from '../../media/errors.ts'
import { looksLikeXls, looksLikeXlsx, xlsxAsTable } from './read-xlsx.ts'

/**
 * A log as text. It is recognised by its content, whatever its name and type say.
 * @throws ChaskiError `old_workbook`, `not_a_log`
 */
export async function logText(bytes: Buffer): Promise<string> {
  if (looksLikeXls(bytes)) throw new ChaskiError('old_workbook')
  return looksLikeXlsx(bytes) ? xlsxAsTable(bytes) : decodeText(bytes)
}

/** Of the file of a log. A month of an automation that notes every song has about 1 MiB. */
export const LOG_BYTES = 4 * 2 ** 20

import { ChaskiError } from '../../media/errors.ts'
import { FIRST_BYTES, wrongType } from '../../media/sniffing/wrong-type.ts'

/**
 * Lets an upload through from its beginning, unless its first bytes show a type that is never taken: then the rest need
 * not come. A smaller file is left to the look at the whole.
 * @throws ChaskiError `unknown_type`, `photograph`, `office_document`, `references_other_files`
 */
export async function* unlessWrongType(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0)
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < FIRST_BYTES) continue
    const refusal = wrongType(head)
    if (refusal !== null) throw new ChaskiError(refusal)
    yield head
    head = null
  }
  if (head !== null && head.length > 0) yield head
}

import { isWholeWork, type PublishedFile, readMediaPath } from '../../media/layout.ts'
import type { AccessCache, KnownWork } from './access-cache.ts'
import { isCompressible } from './content-types.ts'
import type { DirectAnswer } from './direct-lane.ts'
import { answerFor, type Offer } from './file-answer.ts'
import type { HotFile, HotFiles } from './hot-files.ts'
import { offerOf } from './media-offers.ts'

interface Needs {
  access: Pick<AccessCache, 'byId' | 'peek'>
  files: Pick<HotFiles, 'get' | 'peek'>
  siteHeaders: readonly string[]
  /** Seconds for which a client may count on an idle connection. */
  keepAlive: number
}

/** Answers with published files that anyone may have, from memory or by way of it. */
export function directAnswer({ access, files, siteHeaders, keepAlive }: Needs): DirectAnswer {
  const heads = new WeakMap<HotFile, Buffer>()
  let second = 0
  let first = Buffer.alloc(0)
  const statusAndDate = (): Buffer => {
    const now = Math.floor(Date.now() / 1000)
    if (now !== second) {
      second = now
      const date = new Date(now * 1000).toUTCString()
      first = Buffer.from(
        `HTTP/1.1 200 OK\r\ndate: ${date}\r\nconnection: keep-alive\r\nkeep-alive: timeout=${keepAlive}\r\n`,
      )
    }
    return first
  }

  const piecesOf = (offer: Offer, file: HotFile): readonly Buffer[] | null => {
    if (file.content === null) return null
    const head = heads.get(file) ?? headOf(answerFor({}, offer, file, siteHeaders).headers)
    heads.set(file, head)
    return [statusAndDate(), head, file.content]
  }

  const answerOf = (asked: PublishedFile, work: KnownWork | null) => {
    const offer = offerOf(asked, work)
    // What changes, is better sent compressed, or is counted by who asks for it, is not that simple.
    if (!offer.open || offer.changing || isCompressible(offer.type) || isWholeWork(offer.key)) return null
    const file = files.peek(offer.key)
    return file ? piecesOf(offer, file) : files.get(offer.key).then((loaded) => piecesOf(offer, loaded))
  }

  return (path) => {
    const asked = readMediaPath(path)
    if (asked === null) return null
    const work = access.peek(asked.ref.workId)
    if (work !== undefined) return answerOf(asked, work)
    return access.byId(asked.ref.workId).then((found) => answerOf(asked, found))
  }
}

function headOf(headers: string[]): Buffer {
  let text = ''
  for (let index = 0; index < headers.length; index += 2)
    text += `${headers[index]}: ${headers[index + 1]}\r\n`
  return Buffer.from(`${text}\r\n`, 'latin1')
}

import type { Outing } from '../media/schemas/suitcase.ts'
import { safeName } from '../media/stations/safe-name.ts'
import { openJws, type VerifySignature } from '../media/suitcase/jws.ts'
import { type ReadAnswer, syncAnswerOf } from './sync-answer.ts'

/** What the agent takes of a suitcase. */
export interface ReadOuting extends Omit<Outing, 'answer' | 'format'> {
  answer: ReadAnswer
  /** Public key of whoever packed it. */
  signer: string
}

/** `newer` was packed by a Chaski of a later time, in a way that this agent does not know. */
export type OutingReading = ReadOuting | 'damaged' | 'newer'

/** Reads `maletin.jws`. As with answers of the server, only what the agent uses is checked. */
export function readOuting(text: string, verify: VerifySignature): OutingReading {
  const opened = openJws(text, 'chaski-outing', verify)
  const value = opened?.payload as Partial<Outing> | null | undefined
  if (opened === null || typeof value !== 'object' || value === null) return 'damaged'
  if (value.format !== 1) return typeof value.format === 'number' && value.format > 1 ? 'newer' : 'damaged'
  const { station, organisation, server, sequence, ticket, packedAt, files, receipts } = value
  const answer = syncAnswerOf(value.answer)
  if (
    answer === null ||
    !isStation(station) ||
    typeof organisation !== 'string' ||
    typeof server !== 'string' ||
    typeof ticket !== 'string' ||
    typeof packedAt !== 'string' ||
    Number.isNaN(Date.parse(packedAt)) ||
    !isCount(sequence) ||
    !Array.isArray(files) ||
    !files.every(isFile) ||
    !Array.isArray(receipts) ||
    !receipts.every(isReceipt)
  )
    return 'damaged'
  return {
    ...{ station, organisation, server, sequence, ticket, packedAt, answer, files, receipts },
    signer: opened.signer,
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

function isStation(value: Partial<Outing['station']> | undefined): value is Outing['station'] {
  return typeof value?.id === 'string' && /^[a-z0-9]{8,40}$/.test(value.id) && typeof value.name === 'string'
}

function isFile(value: Partial<Outing['files'][number]> | null): boolean {
  return (
    typeof value?.name === 'string' &&
    // A signature does not make a name that leaves its folder any better.
    safeName(value.name) === value.name &&
    isCount(value.bytes) &&
    typeof value.sha256 === 'string'
  )
}

function isReceipt(value: Partial<Outing['receipts'][number]> | null): boolean {
  return typeof value?.agent === 'string' && isCount(value.upTo)
}

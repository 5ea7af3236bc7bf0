import type { FastifyReply, FastifyRequest } from 'fastify'
import { ChaskiError } from '../../media/errors.ts'
import type { TombstoneReason } from '../../media/schemas/sync.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import { StoreMissError } from '../../media/store/store.ts'
import type { KnownWork } from '../delivery/access-cache.ts'
import type { Offer } from '../delivery/file-answer.ts'
import type { FileServer } from '../delivery/file-server.ts'
import { languageOf } from '../http/language.ts'
import { PROBLEM_TYPE, toProblem } from '../http/problems.ts'
import { tombstoneMessage } from '../stations/messages.ts'

/** Answers with a file, and with the headers that files have: those of pages are taken away. */
export async function sendFile(
  files: FileServer,
  request: FastifyRequest,
  reply: FastifyReply,
  offer: Offer,
): Promise<FastifyReply> {
  const { write } = await files.prepare(request.raw, offer).catch((error: unknown) => {
    throw error instanceof StoreMissError ? new ChaskiError('not_found', { cause: error }) : error
  })
  reply.hijack()
  for (const name of reply.raw.getHeaderNames()) reply.raw.removeHeader(name)
  await write(reply.raw)
  return reply
}

/** Says that there was something, and why it is gone. */
export function sendGone(
  request: FastifyRequest,
  reply: FastifyReply,
  work: KnownWork,
  reason: TombstoneReason,
  spots: SpotNames,
): FastifyReply {
  const detail =
    work.spot !== null
      ? tombstoneMessage({ code: spots.code(work.number), title: work.title }, reason, work.withdrawalReason)
      : work.withdrawalReason
  return reply
    .code(410)
    .type(PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send({
      ...toProblem(new ChaskiError('gone'), languageOf(request)),
      ...(detail !== null && { detail }),
      reason,
    })
}

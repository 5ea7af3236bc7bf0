import type { FastifyRequest } from 'fastify'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import { preferredLanguage } from '../pages/texts/choose.ts'

/** In which language a person who asks wants to be answered. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): InterfaceLanguage {
  return preferredLanguage(request.headers['accept-language'])
}

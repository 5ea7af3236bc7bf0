import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Exact, WorkId } from '../../media/schemas/common.ts'
import { SentenceTimes, TimedScript } from '../../media/schemas/timed-script.ts'
import { found } from '../actions/act.ts'
import type { ScriptActions } from '../actions/scripts.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { TimedScriptRecord } from '../records/timed-script.ts'
import type { WorkRecord } from '../records/work.ts'
import { scriptFingerprint } from '../rules/script-fingerprint.ts'
import { actorOf } from './common.ts'

export interface TimedScriptRoutes {
  catalogue: Pick<Reads, 'works' | 'timedScripts'>
  scripts: Pick<ScriptActions, 'mend'>
}

const tags = ['works']
const params = Exact({ id: WorkId })

/** When the sentences of a script are heard, for staff to look at and mend. */
export const timedScriptRoutes: FastifyPluginAsyncTypebox<TimedScriptRoutes> = async (app, deps) => {
  const { catalogue, scripts } = deps

  app.get(
    '/api/works/:id/script',
    {
      schema: {
        ...{ tags, params, operationId: 'getTimedScript' },
        summary: 'The sentences of a script with their times; 404 while it has none',
        errors: ['not_found'],
        response: { 200: TimedScript },
      },
    },
    async (request) => {
      const work = found(await catalogue.works.byId(request.params.id))
      return shown(work, found(await catalogue.timedScripts.of(work.id)))
    },
  )

  app.put(
    '/api/works/:id/script',
    {
      // A film of hours has thousands of sentences.
      bodyLimit: 2 ** 20,
      schema: {
        ...{ tags, params, operationId: 'putSentenceTimes' },
        summary: 'Set the times of all sentences, in their order; those that differ count as mended',
        errors: ['not_found', 'changed_meanwhile'],
        body: SentenceTimes,
        response: { 200: TimedScript },
      },
    },
    async (request) => {
      const work = found(await catalogue.works.byId(request.params.id))
      return shown(work, await scripts.mend(actorOf(request), work.id, request.body.sentences))
    },
  )
}

function shown(work: WorkRecord, { sentences, fingerprint, timedAt }: TimedScriptRecord): TimedScript {
  return { sentences, current: fingerprint === scriptFingerprint(work), timedAt }
}

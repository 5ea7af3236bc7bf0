import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Exact, WorkId } from '../../media/schemas/common.ts'
import { WorkVersionList } from '../../media/schemas/version.ts'
import { Work } from '../../media/schemas/work.ts'
import { found } from '../actions/act.ts'
import type { GoBack } from '../actions/go-back.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Presenter } from '../works/present.ts'
import { versionsOf } from '../works/versions.ts'
import { actorOf, type ReaderOf } from './common.ts'

export interface VersionRoutes {
  catalogue: Pick<Reads, 'works' | 'versions' | 'audit'>
  goBack: GoBack
  present: Presenter
  readerOf: ReaderOf
}

const tags = ['works']

/** The files that a work has had. */
export const versionRoutes: FastifyPluginAsyncTypebox<VersionRoutes> = async (app, deps) => {
  const { catalogue, goBack, present, readerOf } = deps

  app.get(
    '/api/works/:id/versions',
    {
      schema: {
        tags,
        operationId: 'listVersions',
        summary: 'The versions of a work, the newest first, with who made each and when',
        errors: ['not_found'],
        params: Exact({ id: WorkId }),
        response: { 200: WorkVersionList },
      },
    },
    async ({ params }) => ({
      items: await versionsOf(found(await catalogue.works.byId(params.id)), catalogue),
    }),
  )

  app.post(
    '/api/works/:id/versions/:version/restore',
    {
      schema: {
        tags,
        operationId: 'restoreVersion',
        summary: 'Go back to an earlier file: it becomes the newest version and is made again',
        errors: ['not_found', 'conflict', 'version_gone', 'wrong_kind', 'disk_full'],
        params: Exact({ id: WorkId, version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
        response: { 200: Work },
      },
    },
    async (request) => {
      const { id, version } = request.params
      return present.one(await goBack(actorOf(request), id, version), readerOf(request))
    },
  )
}

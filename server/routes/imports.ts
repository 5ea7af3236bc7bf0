import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Calendar } from '../../media/calendar.ts'
import { ImportLine, ImportPlan, ImportQuestion, type ImportStep } from '../../media/schemas/import.ts'
import { Work } from '../../media/schemas/work.ts'
import { found } from '../actions/act.ts'
import type { ImportActions } from '../actions/imports.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { languageOf } from '../http/language.ts'
import { told } from '../imports/faults.ts'
import type { Step } from '../imports/plan.ts'
import { filesMeant, planLines, readLines } from '../imports/plan-folder.ts'
import type { Presenter } from '../works/present.ts'
import { actorOf, type ReaderOf } from './common.ts'

export interface ImportRoutes {
  catalogue: Pick<Reads, 'works' | 'programmes' | 'imports'>
  actions: ImportActions
  calendar: Calendar
  present: Presenter
  readerOf: ReaderOf
}

const tags = ['uploads']
/** A manifest and its folder's list, or the captions of one work. */
const BODY_BYTES = 8 * 2 ** 20

/** Importing many works by a manifest, from where its files are: the files themselves come by tus. */
export const importRoutes: FastifyPluginAsyncTypebox<ImportRoutes> = async (app, deps) => {
  const { catalogue, actions, calendar, present, readerOf } = deps

  app.post(
    '/api/imports/plan',
    {
      bodyLimit: BODY_BYTES,
      schema: {
        tags,
        operationId: 'planImport',
        summary: 'What an import would do, and every fault of its manifest; changes nothing',
        description:
          'Ask without hashes first: `unread` names the files whose hash is needed. Asked with those, `steps` says what to do for each line: send the file by a resumable upload (`add`; `replace` with `work`), then hand the step to `POST /api/imports/lines`.',
        body: ImportQuestion,
        response: { 200: ImportPlan },
      },
    },
    async (request) => {
      const { body } = request
      const manifest = await readLines(body.manifest, calendar, catalogue)
      const { rows, faults } = manifest
      const meant = new Set(
        filesMeant(
          rows,
          body.files.map(({ path }) => path),
        ),
      )
      // Enough to tell what is missing; what is done is only told of hashes that are known.
      const files = body.files.filter(({ path }) => meant.has(path))
      const hashed = files.map(({ sha256, ...file }) => ({ ...file, sha256: sha256 ?? '' }))
      const plan = await planLines(manifest, new Map(hashed.map((file) => [file.path, file])), catalogue)
      const unread = files.filter(({ sha256 }) => sha256 === null).map(({ path }) => path)
      const all = told([...faults, ...plan.faults], languageOf(request))
      return {
        faults: all,
        unread,
        steps: all.length > 0 || unread.length > 0 ? [] : plan.steps.map(presentStep),
      }
    },
  )

  app.post(
    '/api/imports/lines',
    {
      bodyLimit: BODY_BYTES,
      schema: {
        tags,
        operationId: 'importLine',
        summary: 'Make a work what a line of a manifest says: fields, captions, earlier views',
        description: 'Sent again, it changes nothing more.',
        errors: ['not_found', 'no_help_line'],
        body: ImportLine,
        response: { 200: Work },
      },
    },
    async (request) => {
      const { workId, earlier, ...line } = request.body
      found(await catalogue.works.byId(workId))
      await actions.settle(actorOf(request), workId, {
        ...line,
        earlier: earlier && { ...earlier, until: new Date(earlier.until) },
      })
      return present.one(found(await catalogue.works.byId(workId)), readerOf(request))
    },
  )
}

function presentStep({ row, file, captions, fingerprint, ...step }: Step): ImportStep {
  const { line, kind, key, fields, project, earlier } = row
  return {
    ...{ line, kind, key, fields, project, fingerprint },
    captions,
    do: step.do,
    workId: step.do === 'add' ? null : step.workId,
    path: file.path,
    sha256: file.sha256,
    earlier: earlier && { ...earlier, until: earlier.until.toISOString() },
  }
}

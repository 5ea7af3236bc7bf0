import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Exact } from '../../media/schemas/common.ts'
import {
  NewOutcome,
  NewProgramme,
  NewProject,
  OutcomeEdit,
  OutcomeId,
  Programme,
  ProgrammeEdit,
  ProgrammeId,
  ProgrammeList,
  ProjectEdit,
  ProjectId,
} from '../../media/schemas/programme.ts'
import { isStaff } from '../accounts/authentication.ts'
import type { ProgrammeActions } from '../actions/programmes.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { countsOf } from '../catalogue/programme-counts.ts'
import { toProgramme } from '../programmes/present-programme.ts'
import type { ProgrammeRecord } from '../records/programme.ts'
import { actorOf } from './common.ts'

export interface ProgrammeRoutes {
  catalogue: {
    programmes: Pick<Reads['programmes'], 'list' | 'find'>
    programmeCounts: Reads['programmeCounts']
  }
  actions: ProgrammeActions
  baseUrlOf: (request: FastifyRequest) => string
}

const tags = ['programmes']
const One = Exact({ id: ProgrammeId })
const OneProject = Exact({ id: ProgrammeId, project: ProjectId })
const OneOutcome = Exact({ id: ProgrammeId, outcome: OutcomeId })
/** Everything that changes a part answers with the whole programme, as positions of others may have moved. */
const whole = { 200: Programme }

/** Programmes with their projects and outcomes: anyone reads what is public, staff read and change all. */
export const programmeRoutes: FastifyPluginAsyncTypebox<ProgrammeRoutes> = async (app, deps) => {
  const { catalogue, actions, baseUrlOf } = deps
  const { programmes, programmeCounts } = catalogue

  const present = async (record: ProgrammeRecord, request: FastifyRequest): Promise<Programme> =>
    toProgramme(record, await programmeCounts.of(record.id), baseUrlOf(request))

  app.get(
    '/api/programmes',
    {
      schema: {
        tags,
        operationId: 'listProgrammes',
        summary: 'List programmes in their order. Staff see drafts too',
        response: { 200: ProgrammeList },
      },
    },
    async (request) => {
      const staff = isStaff(request)
      const shown = (await programmes.list()).filter(({ visibility }) => staff || visibility === 'public')
      const counts = await programmeCounts.all()
      const baseUrl = baseUrlOf(request)
      return { items: shown.map((record) => toProgramme(record, countsOf(counts, record.id), baseUrl)) }
    },
  )

  app.post(
    '/api/programmes',
    {
      schema: {
        tags,
        operationId: 'createProgramme',
        summary: 'Create a programme, as a draft by default',
        body: NewProgramme,
        response: { 201: Programme },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await present(await actions.create(actorOf(request), request.body), request)),
  )

  app.get(
    '/api/programmes/:id',
    {
      schema: {
        tags,
        operationId: 'getProgramme',
        summary: 'Get a programme by its id, or by any name or slug it ever had',
        errors: ['not_found'],
        params: Exact({ id: Type.String({ maxLength: 200 }) }),
        response: { 200: Programme },
      },
    },
    async (request) => {
      const record = await programmes.find(request.params.id)
      if (!record || (record.visibility === 'draft' && !isStaff(request))) throw new ChaskiError('not_found')
      return present(record, request)
    },
  )

  app.patch(
    '/api/programmes/:id',
    {
      schema: {
        tags,
        operationId: 'editProgramme',
        summary: 'Edit a programme, or move it in the list',
        errors: ['not_found'],
        params: One,
        body: ProgrammeEdit,
        response: { 200: Programme },
      },
    },
    async (request) =>
      present(await actions.edit(actorOf(request), request.params.id, request.body), request),
  )

  app.delete(
    '/api/programmes/:id',
    {
      schema: {
        tags,
        operationId: 'deleteProgramme',
        summary: 'Delete a programme that no work belongs to',
        errors: ['not_found', 'conflict'],
        params: One,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await actions.remove(actorOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/programmes/:id/projects',
    {
      schema: {
        tags,
        operationId: 'addProject',
        summary: 'Add a project to a programme',
        errors: ['not_found'],
        params: One,
        body: NewProject,
        response: { 201: Programme },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await present(await actions.addProject(actorOf(request), request.params.id, request.body), request),
        ),
  )

  app.patch(
    '/api/programmes/:id/projects/:project',
    {
      schema: {
        tags,
        operationId: 'editProject',
        summary: 'Edit a project, or move it in the list',
        errors: ['not_found'],
        params: OneProject,
        body: ProjectEdit,
        response: whole,
      },
    },
    async (request) => {
      const { id, project } = request.params
      return present(await actions.editProject(actorOf(request), id, project, request.body), request)
    },
  )

  app.delete(
    '/api/programmes/:id/projects/:project',
    {
      schema: {
        tags,
        operationId: 'deleteProject',
        summary: 'Delete a project. Its works and outcomes stay with the programme',
        errors: ['not_found'],
        params: OneProject,
        response: whole,
      },
    },
    async (request) => {
      const { id, project } = request.params
      return present(await actions.removeProject(actorOf(request), id, project), request)
    },
  )

  app.post(
    '/api/programmes/:id/outcomes',
    {
      schema: {
        tags,
        operationId: 'addOutcome',
        summary: 'Add an outcome to a programme',
        errors: ['not_found'],
        params: One,
        body: NewOutcome,
        response: { 201: Programme },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(
          await present(await actions.addOutcome(actorOf(request), request.params.id, request.body), request),
        ),
  )

  app.patch(
    '/api/programmes/:id/outcomes/:outcome',
    {
      schema: {
        tags,
        operationId: 'editOutcome',
        summary: 'Edit an outcome, or move it in the list',
        errors: ['not_found'],
        params: OneOutcome,
        body: OutcomeEdit,
        response: whole,
      },
    },
    async (request) => {
      const { id, outcome } = request.params
      return present(await actions.editOutcome(actorOf(request), id, outcome, request.body), request)
    },
  )

  app.delete(
    '/api/programmes/:id/outcomes/:outcome',
    {
      schema: {
        tags,
        operationId: 'deleteOutcome',
        summary: 'Delete an outcome',
        errors: ['not_found'],
        params: OneOutcome,
        response: whole,
      },
    },
    async (request) => {
      const { id, outcome } = request.params
      return present(await actions.removeOutcome(actorOf(request), id, outcome), request)
    },
  )
}

import formbody from '@fastify/formbody'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { writeWebVtt } from '../../media/captions/captions.ts'
import { cuesOf, podcastTranscript } from '../../media/captions/timed-script.ts'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, Instant, PageQuery, WorkId } from '../../media/schemas/common.ts'
import { StationId } from '../../media/schemas/station.ts'
import type { TimedSentence } from '../../media/schemas/timed-script.ts'
import type { Work } from '../../media/schemas/work.ts'
import { stationActor } from '../actions/actor.ts'
import type { AiringLogActions } from '../actions/airing-logs.ts'
import type { AiringActions } from '../actions/airings.ts'
import type { PollActions } from '../actions/polls.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { SpotIndex } from '../feeds/spot-index.ts'
import { asChaskiError } from '../http/problems.ts'
import type { PageContext } from '../pages/context.ts'
import { contextFor, type Site } from '../pages/request-context.ts'
import { TEXTS } from '../pages/texts/choose.ts'
import type { StationRecord } from '../records/station.ts'
import { airsLanguage } from '../rules/airs-language.ts'
import { airingTotals } from '../stations/airing-totals.ts'
import { airingsPage } from '../stations/pages/airings-page.ts'
import { certificatePage } from '../stations/pages/certificate.ts'
import { scriptPage } from '../stations/pages/script-page.ts'
import { airingsPagePath } from '../stations/secrets.ts'
import { createWithdrawals } from '../stations/withdrawals.ts'
import { timesFor } from '../works/times-for.ts'
import { checkedPeriod } from './airings.ts'
import { sendPage } from './page-reply.ts'
import { sendProblemPage } from './pages.ts'
import { stationLogPages } from './station-log-pages.ts'
import { stationOfPage } from './station-of-page.ts'

export interface StationPages {
  catalogue: Pick<Reads, 'stations' | 'airings' | 'sync' | 'holdings' | 'timedScripts' | 'openLogs'>
  airings: Pick<AiringActions, 'tap' | 'takeBack' | 'confirmWithdrawal'>
  airingLogs: Pick<AiringLogActions, 'report' | 'answer' | 'discard'>
  polls: Pick<PollActions, 'contact'>
  index: SpotIndex
  /** By its address; one that anyone may see, or null. */
  publicWorkBySlug(slug: string): Promise<Work | null>
  site: Site
  now?: () => Date
}

const hide = true
const Secret = Exact({ secret: Type.String({ maxLength: 100 }) })
const Slug = Exact({ slug: Type.String({ maxLength: 200 }) })
const OneWork = Exact({ work: WorkId })
const Days = PageQuery({
  desde: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  hasta: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
})
// A person taps; a program that found the address does more.
const byHand = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const TODAY_AT_MOST = 200

/** These pages are written in Spanish alone: their dates, and the frame around them, should not be in another language. */
async function spanish(request: FastifyRequest, site: Site): Promise<PageContext> {
  return { ...(await contextFor(request, site)), language: 'es', texts: TEXTS.es }
}

/** Players of podcasts in a browser fetch it from other sites. */
function sendTranscript(request: FastifyRequest, reply: FastifyReply, text: string, type: string) {
  return sendPage(request, reply.header('access-control-allow-origin', '*'), text, type)
}

/** Pages for the people at a station. */
export const stationPages: FastifyPluginAsyncTypebox<StationPages> = async (app, deps) => {
  const { catalogue, airings, polls, index, site, now = () => new Date() } = deps
  const { stations, sync } = catalogue
  const { calendar, spots: names } = site
  const withdrawals = createWithdrawals(catalogue, names, now)
  await app.register(formbody)
  app.setErrorHandler((error, request, reply) => {
    const { code } = asChaskiError(error)
    if (code === 'internal') request.log.error({ err: error }, 'station page failed')
    return sendProblemPage(code, request, reply, site)
  })

  await app.register(stationLogPages, {
    ...{ stations, openLogs: catalogue.openLogs, logs: deps.airingLogs },
    contextOf: (request) => spanish(request, site),
  })

  const spotBySlug = async (slug: string): Promise<Work> => {
    const work = await deps.publicWorkBySlug(slug)
    if (work?.kind !== 'spot') throw new ChaskiError('not_found')
    if (work.withdrawnAt !== null) throw new ChaskiError('gone')
    return work
  }

  app.get(
    '/works/:slug/libreto',
    { schema: { hide, params: Slug, querystring: PageQuery({}) } },
    async (request, reply) => {
      const work = await spotBySlug(request.params.slug)
      const timed = await catalogue.timedScripts.of(work.id)
      return sendPage(request, reply, scriptPage(work, await spanish(request, site), timesFor(work, timed)))
    },
  )

  app.get(
    '/works/:slug/libreto.txt',
    { schema: { hide, params: Slug, querystring: PageQuery({}) } },
    async (request, reply) => {
      const script = (await spotBySlug(request.params.slug)).broadcast?.script.trim()
      if (!script) throw new ChaskiError('not_found')
      return sendPage(request, reply, `${script}\n`, 'text/plain; charset=utf-8')
    },
  )

  const timedSentences = async (slug: string): Promise<TimedSentence[]> => {
    const { id } = await spotBySlug(slug)
    const { sentences = [] } = (await catalogue.timedScripts.of(id)) ?? {}
    if (sentences.length === 0) throw new ChaskiError('not_found')
    return sentences
  }

  app.get(
    '/works/:slug/libreto.vtt',
    { schema: { hide, params: Slug, querystring: PageQuery({}) } },
    async (request, reply) => {
      const sentences = await timedSentences(request.params.slug)
      return sendTranscript(request, reply, writeWebVtt(cuesOf(sentences)), 'text/vtt; charset=utf-8')
    },
  )

  app.get(
    '/works/:slug/libreto.json',
    { schema: { hide, params: Slug, querystring: PageQuery({}) } },
    async (request, reply) => {
      const transcript = JSON.stringify(podcastTranscript(await timedSentences(request.params.slug)))
      return sendTranscript(request, reply, transcript, 'application/json')
    },
  )

  const stationBy = (secret: string, reply: FastifyReply) => stationOfPage(stations, secret, reply)

  app.get(
    '/emisora/:secret',
    {
      schema: {
        hide,
        params: Secret,
        querystring: PageQuery({
          work: Type.Optional(WorkId),
          at: Type.Optional(Instant),
          repeated: Type.Optional(Type.String({ maxLength: 10 })),
        }),
      },
    },
    async (request, reply) => {
      const station = await stationBy(request.params.secret, reply)
      await polls.contact(station, null)
      const today = calendar.dayOf(now())
      const [{ spots }, known, openLogs, aired] = await Promise.all([
        index.current(),
        sync.names(),
        catalogue.openLogs.list(station.id),
        catalogue.airings.list(
          {
            stationId: station.id,
            from: calendar.startOf(today).toISOString(),
            until: calendar.endOf(today).toISOString(),
          },
          TODAY_AT_MOST,
        ),
      ])
      const byId = new Map(known.map((spot) => [spot.id, spot]))
      const { work, at, repeated } = request.query
      const done = work === undefined ? undefined : byId.get(work)
      const page = airingsPage(
        {
          station,
          path: airingsPagePath(request.params.secret),
          spots: spots
            .filter((spot) => airsLanguage(station, spot.work))
            .map(({ work: { id, number, title, language }, published }) => ({
              id,
              number,
              title,
              language,
              duration: published.duration,
            })),
          withdrawn: await withdrawals.unconfirmed(station),
          openLogs: openLogs.length,
          today: aired.flatMap(({ workId, airedAt, source }) => {
            const spot = byId.get(workId)
            return spot ? [{ spot, airedAt: new Date(airedAt), byPerson: source === 'person' }] : []
          }),
          done: done && at ? { title: done.title, airedAt: new Date(at), repeated: repeated === '1' } : null,
        },
        await spanish(request, site),
      )
      return reply.type('text/html; charset=utf-8').send(page)
    },
  )

  app.post(
    '/emisora/:secret/emisiones',
    { config: byHand, schema: { hide, params: Secret, body: OneWork } },
    async (request, reply) => {
      const station = await stationBy(request.params.secret, reply)
      const { work } = request.body
      const { spots } = await index.current()
      const spot = spots.find((one) => one.work.id === work)
      if (!spot) throw new ChaskiError('not_found')
      const { airedAt, repeated } = await airings.tap(stationActor(station), station, {
        workId: work,
        duration: spot.published.duration,
      })
      const query = new URLSearchParams({
        work,
        at: airedAt.toISOString(),
        ...(repeated && { repeated: '1' }),
      })
      return reply.redirect(`${airingsPagePath(request.params.secret)}?${query}`, 303)
    },
  )

  app.post(
    '/emisora/:secret/deshacer',
    { config: byHand, schema: { hide, params: Secret, body: Exact({ work: WorkId, at: Instant }) } },
    async (request, reply) => {
      const station = await stationBy(request.params.secret, reply)
      const { work, at } = request.body
      await airings.takeBack(stationActor(station), station, work, new Date(at))
      return reply.redirect(airingsPagePath(request.params.secret), 303)
    },
  )

  app.post(
    '/emisora/:secret/retirados',
    { config: byHand, schema: { hide, params: Secret, body: OneWork } },
    async (request, reply) => {
      const station = await stationBy(request.params.secret, reply)
      await airings.confirmWithdrawal(stationActor(station), station, request.body.work)
      return reply.redirect(airingsPagePath(request.params.secret), 303)
    },
  )

  const certificate = async (
    station: StationRecord,
    days: { desde?: string; hasta?: string },
    path: string,
  ) => {
    const period = checkedPeriod({ from: days.desde, until: days.hasta }, calendar.dayOf(now()))
    const totals = await airingTotals(catalogue, period, calendar, { stationId: station.id })
    return { station, period, path, totals }
  }

  app.get(
    '/emisora/:secret/constancia',
    { schema: { hide, params: Secret, querystring: Days } },
    async (request, reply) => {
      const station = await stationBy(request.params.secret, reply)
      const path = `${airingsPagePath(request.params.secret)}/constancia`
      const page = certificatePage(
        await certificate(station, request.query, path),
        await spanish(request, site),
      )
      return reply.type('text/html; charset=utf-8').send(page)
    },
  )

  app.get(
    '/api/stations/:id/constancia',
    {
      schema: { hide, params: Exact({ id: StationId }), querystring: Days },
    },
    async (request, reply) => {
      const station = await stations.byId(request.params.id)
      if (!station) throw new ChaskiError('not_found')
      const path = `/api/stations/${station.id}/constancia`
      const page = certificatePage(
        await certificate(station, request.query, path),
        await spanish(request, site),
      )
      return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
    },
  )
}

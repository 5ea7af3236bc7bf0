import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import { registerAjvFormats, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RouteOptions,
} from 'fastify'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Store } from '../media/store/store.ts'
import { createAttempts } from './accounts/attempts.ts'
import { authentication, SESSION_COOKIE } from './accounts/authentication.ts'
import { createActions } from './actions/actions.ts'
import { createFirstAdministrator } from './actions/first-administrator.ts'
import { createGoBack } from './actions/go-back.ts'
import type { Intake } from './actions/intake.ts'
import { apiDocument } from './api-document/api-document.ts'
import type { LastBackup } from './backup/last-backup.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { ServerConfig } from './config/config.ts'
import { createAccessCache } from './delivery/access-cache.ts'
import { openDelivery } from './delivery/delivery.ts'
import type { Hub } from './events/hub.ts'
import { examine } from './health/system-health.ts'
import { BODY_DEADLINES, type BodyDeadlines, bodyDeadlines } from './http/body-deadlines.ts'
import { lastGood } from './http/last-good.ts'
import { answerProblem, answerProblems, answerUnreadable } from './http/problems.ts'
import { headersOfSite, securityHeaders } from './http/security-headers.ts'
import { answerUnparsable } from './http/unreadable-requests.ts'
import { createVitals } from './http/vitals.ts'
import type { Dispatch } from './jobs/dispatch.ts'
import { promptly } from './jobs/prompt-dispatch.ts'
import { readWorkersState } from './jobs/workers-state.ts'
import type { SiteAssets } from './pages/assets.ts'
import { createPublicProgrammes } from './programmes/public-programmes.ts'
import { accountRoutes } from './routes/accounts.ts'
import { agentFile } from './routes/agent-file.ts'
import { auditRoutes } from './routes/audit.ts'
import { captionRoutes } from './routes/captions.ts'
import { closedSchemas } from './routes/closed-schemas.ts'
import { readerBy } from './routes/common.ts'
import { crowdRoutes } from './routes/crowds.ts'
import { documentedAccess } from './routes/documented-access.ts'
import { enforceAccess } from './routes/enforce-access.ts'
import { errorReference } from './routes/error-reference.ts'
import { eventRoutes } from './routes/events.ts'
import { figureRoutes } from './routes/figures.ts'
import { forStations } from './routes/for-stations.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/imports.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { liveViewRoutes } from './routes/live-views.ts'
import { mediaRoutes } from './routes/media.ts'
import { metricRoutes } from './routes/metrics.ts'
import { ownCredentialRoutes } from './routes/own-credentials.ts'
import { pages } from './routes/pages.ts'
import { playerFiles } from './routes/player-files.ts'
import { posterRoutes } from './routes/posters.ts'
import { toHouse } from './routes/present-account.ts'
import { programmeRoutes } from './routes/programmes.ts'
import { reportRoutes } from './routes/reports.ts'
import { safetyRoutes } from './routes/safety.ts'
import { serviceRoutes } from './routes/services.ts'
import { SIGN_IN_SECONDS, sessionRoutes } from './routes/session.ts'
import { timedScriptRoutes } from './routes/timed-scripts.ts'
import { tusRoutes } from './routes/tus.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { versionRoutes } from './routes/versions.ts'
import { viewRoutes } from './routes/views.ts'
import { workFeedRoutes } from './routes/work-feeds.ts'
import { workRoutes } from './routes/works.ts'
import { readSafety } from './safety/safety.ts'
import type { Tus } from './tus/tus.ts'
import { createArrivalCount } from './views/count-arrivals.ts'
import { createFileCount } from './views/count-files.ts'
import { createEventLog } from './views/event-log.ts'
import { pageKey } from './views/page-key.ts'
import { createPageTokens } from './views/page-tokens.ts'
import { openReportLane } from './views/report-lane.ts'
import { createReportView } from './views/report-view.ts'
import { openUnvouchedViews } from './views/unvouched.ts'
import { createPresenter } from './works/present.ts'
import { createPublicWorks } from './works/public-works.ts'

export interface AppNeeds {
  config: Pick<
    ServerConfig,
    | 'baseUrl'
    | 'port'
    | 'house'
    | 'siteTexts'
    | 'maxUploadBytes'
    | 'trustedProxies'
    | 'fileCacheBytes'
    | 'accelRedirect'
    | 'bucket'
  >
  log: Logger
  catalogue: Catalogue
  redis: Redis
  store: Store
  uploadsFolder: string
  dispatch: Dispatch
  hub: Hub
  intake: Intake
  tus: Tus
  /** What the build of player/ has made, and where its files are; null without pages, for tests of the API. */
  player: { folder: string; assets: SiteAssets } | null
  /** How the latest backup ended; left out where none is asked for. */
  lastBackup?: () => Promise<LastBackup>
  /** What the build of station/ has made; left out where no station downloads it. */
  stationFolder?: string
  /** Where the agent for Windows is kept once it was made; without it, it is looked for beside the agent. */
  windowsFolder?: string
  /** Shorter than the usual ones, for tests. */
  bodyDeadlines?: BodyDeadlines
  /** Told of every route as it is added; for tests that ask all of them. */
  onRoute?: (route: RouteOptions) => void
}

const COMPRESSED =
  /^(text\/(?!event-stream)|application\/([a-z.+-]*(json|xml|javascript|mpegurl)))|^image\/svg/

/** The whole HTTP surface. Never listens; nothing it is given is closed by it. */
export async function buildApp(needs: AppNeeds): Promise<FastifyInstance> {
  const { config, log, catalogue, redis, store, dispatch, hub, intake, tus, player } = needs
  registerAjvFormats()
  const logger: FastifyBaseLogger = log
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    // Thousands of segments an hour; what fails is logged by the error handler, the rest is in the metrics.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    bodyLimit: 256 * 1024,
    frameworkErrors: answerUnreadable,
    clientErrorHandler: answerUnparsable,
    // Idle clients are let go when the server closes; who is being answered is waited for.
    forceCloseConnections: 'idle',
  })
  app.setValidatorCompiler(TypeBoxValidatorCompiler)

  const present = createPresenter(catalogue, hub.progress)
  const readerOf = readerBy(config.baseUrl)
  const actions = createActions({
    ...{ house: config.house, catalogue, store, hub },
    dispatch: promptly(dispatch, log),
  })
  const access = createAccessCache(catalogue, hub)
  app.addHook('onClose', async () => access.close())
  const secret = await pageKey(catalogue.settings)
  const tokens = createPageTokens(secret)
  const events = createEventLog(redis)
  const reportView = createReportView({
    ...{ tokens, events, access, credentials: catalogue.credentials, baseUrl: config.baseUrl },
    unvouched: await openUnvouchedViews(redis, catalogue.settings),
  })
  openReportLane(app.server, { reportView, answerProblem, log })
  const https = config.baseUrl?.startsWith('https:') ?? false
  const publicUrl = config.bucket?.publicUrl
  const delivery = openDelivery({
    ...{ server: app.server, access, store, log },
    handedOut: createFileCount({ tokens, events, credentials: catalogue.credentials, log }),
    cacheBytes: config.fileCacheBytes,
    accelRedirect: config.accelRedirect,
    siteHeaders: headersOfSite(https),
  })
  const { files } = delivery
  app.addHook('preClose', async () => delivery.close())

  answerProblems(app)
  await app.register(bodyDeadlines, needs.bodyDeadlines ?? BODY_DEADLINES)
  await app.register(securityHeaders, { https, filesFrom: publicUrl ? [new URL(publicUrl).origin] : [] })
  await app.register(compress, { customTypes: COMPRESSED, encodings: ['br', 'gzip'], threshold: 1024 })
  await app.register(lastGood, { vitals: createVitals(() => catalogue.ping()), hub })
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(authentication, { credentials: catalogue.credentials, https })
  await app.register(enforceAccess, { isBehindProxy: https || config.trustedProxies > 0 })
  await app.register(closedSchemas)
  if (needs.onRoute) app.addHook('onRoute', needs.onRoute)
  await app.register(apiDocument, { accessOf: documentedAccess, sessionCookie: SESSION_COOKIE })
  const checks = {
    catalogue: () => catalogue.ping(),
    queue: () => redis.ping(),
    store: () => store.ping(),
  }
  await app.register(metricRoutes, {
    ...{ checks, dispatch, delivery, store },
    ...{ vitalCounts: catalogue.vitalCounts, totalViews: catalogue.totalViews },
    lastBackup: needs.lastBackup ?? null,
  })
  const workers = () => readWorkersState(redis, new Date())
  await app.register(healthRoutes, {
    checks,
    jail: async () => (await workers()).jail,
    examine: () =>
      examine({ checks, catalogue, dispatch, store, workers, lastBackup: needs.lastBackup ?? null }),
  })

  const { users, credentials } = catalogue
  const attempts = createAttempts(redis, SIGN_IN_SECONDS)
  await app.register(sessionRoutes, {
    house: toHouse(config.house),
    users,
    actions: { ...actions.accounts, createFirst: createFirstAdministrator({ catalogue, hub }) },
    attempts,
  })
  await app.register(accountRoutes, { users, credentials, actions: actions.accounts })
  await app.register(ownCredentialRoutes, { credentials, actions: actions.accounts })
  await app.register(invitationRoutes, {
    house: toHouse(config.house),
    invitations: catalogue.invitations,
    actions: { ...actions.invitations, signIn: actions.accounts.signIn },
    baseUrlOf: (request) => readerOf(request).baseUrl,
  })
  await app.register(auditRoutes, { audit: catalogue.audit })
  await app.register(workRoutes, { catalogue, actions: actions.works, present, readerOf })
  await app.register(uploadRoutes, {
    folder: needs.uploadsFolder,
    store,
    intake,
    catalogue,
    secret,
    maxBytes: config.maxUploadBytes,
    present,
    readerOf,
  })
  await app.register(versionRoutes, {
    ...{ catalogue, present, readerOf },
    goBack: createGoBack({ catalogue, store, intake, folder: needs.uploadsFolder }),
  })
  await app.register(programmeRoutes, {
    catalogue,
    actions: actions.programmes,
    baseUrlOf: (request) => readerOf(request).baseUrl,
  })
  await app.register(captionRoutes, { catalogue, captions: actions.captions, present, readerOf })
  await app.register(timedScriptRoutes, { catalogue, scripts: actions.scripts })
  await app.register(posterRoutes, { catalogue, posters: actions.posters, present, readerOf })
  await app.register(importRoutes, {
    ...{ catalogue, actions: actions.imports, present, readerOf },
    calendar: config.house.calendar,
  })
  await app.register(tusRoutes, { tus })
  await app.register(viewRoutes, { reportView })
  await app.register(liveViewRoutes, { access, works: catalogue.works, hub })
  await app.register(crowdRoutes, { catalogue, actions: actions.crowds })
  await app.register(figureRoutes, { catalogue, calendar: config.house.calendar })
  await app.register(reportRoutes, {
    ...{ catalogue, actions: actions.reports, house: config.house },
    style: player?.assets.reportStyle ?? null,
  })
  await app.register(eventRoutes, { catalogue, hub, present, readerOf })
  await app.register(mediaRoutes, { access, files, spots: config.house.spots })

  const baseUrl = config.baseUrl ?? `http://localhost:${config.port}`
  const works = createPublicWorks(catalogue, present, { baseUrl, language: 'es', isStaff: false })
  const { house, siteTexts } = config
  await app.register(workFeedRoutes, { works, baseUrl, organisation: house.organisation, siteTexts })
  const safety = () => readSafety(catalogue)
  await app.register(safetyRoutes, { safety, actions: actions.safety })
  await app.register(serviceRoutes, { services: catalogue.services, actions: actions.services })
  const site = player && { ...house, safety, baseUrl, siteTexts, assets: player.assets }
  await app.register(forStations, {
    catalogue,
    actions,
    baseUrlOf: (request) => readerOf(request).baseUrl,
    house,
    access,
    files,
    store,
    agentFolder: needs.stationFolder ?? null,
    pages: site && { site, publicWorkBySlug: works.publicWorkBySlug },
  })

  if (player && site) {
    await app.register(playerFiles, { folder: player.folder })
    const programmes = createPublicProgrammes({ catalogue, works, baseUrl })
    const countArrival = createArrivalCount({ tokens, events, credentials: catalogue.credentials, log })
    await app.register(pages, { works, programmes, site, tokens, countArrival })
    await app.register(errorReference, { site })
  }
  if (needs.stationFolder) {
    const { stationFolder: folder, windowsFolder = folder } = needs
    await app.register(agentFile, { folder, windowsFolder })
  }
  return app
}

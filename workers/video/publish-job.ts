import { ChaskiError } from '../../media/errors.ts'
import type { Run } from '../../media/jobs/queues.ts'
import {
  MASTER_PLAYLIST,
  publishedFolder,
  publishedKey,
  rungInit,
  rungPlaylist,
  rungSegment,
  stagedFolder,
  type VersionRef,
} from '../../media/layout.ts'
import type { PublishedVideo, Rung } from '../../media/schemas/published.ts'
import type { Store } from '../../media/store/store.ts'
import type { JobContext } from '../jobs/context.ts'
import type { Needs } from '../jobs/handler.ts'
import { captionLanguages } from './caption-languages.ts'
import { chunkPart, costs, extraPart } from './cost.ts'
import { describeRung, type GrownRung, grown, type MadeChunk, targetDuration } from './made.ts'
import { extrasMade } from './made-extras.ts'
import { groupsOf, type PlannedRung, rungsOf, type VideoPlan } from './plan.ts'
import { type Planned, plannedOf } from './planned.ts'
import { masterPlaylist, mediaPlaylist } from './playlists.ts'
import { videoWarnings } from './warnings.ts'
import { worthwhile } from './worthwhile.ts'

/**
 * Updates the playlists to what is stored and reports to the catalogue what is new. Runs after every chunk, one at a
 * time per version. Its output depends only on the ledger, so running it again changes nothing.
 */
export async function publishJob({ ledger, jobs }: Needs, run: Run, { store }: JobContext): Promise<void> {
  const planned = await plannedOf(ledger, run)
  if (planned === null) return
  const { plan } = planned
  const made = await ledger.made(run)
  const all = playable(plan, made)
  const rungs = offered(all)
  if (rungs.length === 0 || made.has('told-published')) return

  const finished = [...costs(plan).keys()].every((part) => made.has(part))
  if (finished) await verify(store, run, rungs)
  await writePlaylists(store, run, plan, rungs)

  const published = describe(planned, rungs, made)
  // Players see a playlist grow by themselves; the catalogue only hears when there is more to choose from.
  const told = toldPart(published, finished)
  if (made.has(told)) return
  if (finished) await removeRungs(store, run, all, rungs)
  const type = finished ? 'published' : 'playable'
  const { workId, version } = run
  await jobs.report({ type, workId, version, published }, await ledger.nextOutcome(run))
  await ledger.enter(run, told, true)
  if (finished) {
    await store.removeFolder(stagedFolder(run))
    await ledger.retire(run)
  }
}

/** Ledger name of a reported outcome: what a viewer or editor can choose from. */
function toldPart(
  { rungs, poster, posterCandidates, storyboard, captions, downloads, warnings = [] }: PublishedVideo,
  finished: boolean,
): string {
  if (finished) return 'told-published'
  const whole = rungs.filter(({ complete }) => complete).length
  const extras = [posterCandidates, captions, downloads, warnings].map(({ length }) => length)
  const single = [poster, storyboard].map((file) => (file === null ? 0 : 1))
  return `told-${[rungs.length, whole, ...extras, ...single].join('-')}`
}

interface PlayableRung {
  rung: PlannedRung
  grown: GrownRung
}

/**
 * Low rungs as soon as they begin, the others once they are complete: nobody should switch up into a rung that soon
 * ends.
 */
function playable(plan: VideoPlan, made: ReadonlyMap<string, unknown>): PlayableRung[] {
  const first = lowest(plan)
  return groupsOf(plan).flatMap((group) => {
    const chunks = new Map<number, MadeChunk>()
    for (const { index } of plan.chunks[group]) {
      const chunk = made.get(chunkPart(group, index)) as MadeChunk | undefined
      if (chunk !== undefined) chunks.set(index, chunk)
    }
    return rungsOf(plan, group).flatMap((rung) => {
      const state = grown(rung.name, plan.chunks[group].length, chunks)
      return state !== null && (state.complete || group === first) ? [{ rung, grown: state }] : []
    })
  })
}

/** High rungs are completed together, so none is offered today and gone tomorrow. */
function offered(rungs: readonly PlayableRung[]): PlayableRung[] {
  return worthwhile(rungs, ({ rung, grown: state }) => ({
    ...describeRung(rung, state),
    group: rung.group,
  }))
}

/** They were never announced, so nobody can be using them. */
async function removeRungs(
  store: Store,
  ref: VersionRef,
  all: readonly PlayableRung[],
  kept: readonly PlayableRung[],
): Promise<void> {
  for (const entry of all.filter((candidate) => !kept.includes(candidate))) {
    await store.removeFolder(publishedKey(ref, entry.rung.name))
  }
}

const lowest = (plan: VideoPlan): 'low' | 'high' => groupsOf(plan)[0] ?? 'low'

/** Media playlists first: the master must never name one that does not exist. */
async function writePlaylists(
  store: Store,
  ref: VersionRef,
  plan: VideoPlan,
  rungs: readonly PlayableRung[],
): Promise<void> {
  for (const { rung, grown: state } of rungs) {
    const playlist = mediaPlaylist({
      rung: rung.name,
      durations: state.segments.map(({ duration }) => duration),
      targetDuration: targetDuration(plan),
      complete: state.complete,
    })
    await store.put(publishedKey(ref, rungPlaylist(rung.name)), playlist)
  }
  const described = rungs.map(({ rung, grown: state }) => describeRung(rung, state))
  await store.put(publishedKey(ref, MASTER_PLAYLIST), masterPlaylist(described))
}

/** @throws ChaskiError `encoder_failed` if a file that the playlists name is missing or has a different size */
async function verify(store: Store, ref: VersionRef, rungs: readonly PlayableRung[]): Promise<void> {
  const stored = new Map<string, number>()
  for await (const { key, bytes } of store.list(publishedFolder(ref))) stored.set(key, bytes)
  for (const { rung, grown: state } of rungs) {
    const wanted: [string, number | null][] = [
      [rungInit(rung.name), null],
      ...state.segments.map(({ bytes }, index): [string, number] => [rungSegment(rung.name, index), bytes]),
    ]
    for (const [file, bytes] of wanted) {
      const found = stored.get(publishedKey(ref, file))
      if (found === undefined || (bytes !== null && found !== bytes)) {
        throw new ChaskiError('encoder_failed', { detail: `${file}: ${found ?? 'no'} bytes, not ${bytes}` })
      }
    }
  }
}

/**
 * Seconds of the longest complete rung. What a player shows at the end can differ by a frame from the length of the
 * upload.
 */
function lengthOf(rungs: readonly PlayableRung[]): number | null {
  const whole = rungs.filter(({ grown: { complete } }) => complete)
  const lengths = whole.map(({ grown: { segments } }) =>
    segments.reduce((sum, { duration }) => sum + duration, 0),
  )
  return lengths.length > 0 ? Math.max(...lengths) : null
}

function describe(
  { plan, facts }: Planned,
  rungs: readonly PlayableRung[],
  made: ReadonlyMap<string, unknown>,
): PublishedVideo {
  const described: Rung[] = rungs.map(({ rung, grown: state }) => describeRung(rung, state))
  const { poster, posters, storyboard, captions, downloads, loudness, leftOut } = extrasMade(made)
  const lostCaptions =
    made.has(extraPart('captions')) && captions.length < captionLanguages(facts.subtitles).length
  return {
    kind: 'video',
    duration: lengthOf(rungs) ?? plan.duration,
    width: plan.picture.width,
    height: plan.picture.height,
    hasSound: plan.sound !== null,
    rungs: described.sort((a, b) => a.bandwidth - b.bandwidth),
    poster: poster?.poster ?? null,
    ...(poster === null ? {} : { posterSmall: poster.small }),
    posterCandidates: posters,
    storyboard,
    chapters: facts.chapters,
    captions,
    downloads,
    loudness,
    warnings: videoWarnings(facts, loudness, [
      ...leftOut,
      ...(lostCaptions ? [{ extra: 'captions' as const }] : []),
    ]),
  }
}

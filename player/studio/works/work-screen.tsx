import { BroadcastEditor } from '../broadcast/broadcast-editor.tsx'
import { SpotStations } from '../broadcast/spot-stations.tsx'
import { deferred } from '../parts/deferred.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { texts } from '../texts/texts.ts'
import { useWork } from '../work/use-work.ts'
import { WorkBadges, WorkProgress } from '../work/work-state.tsx'
import { BackLink } from './back-link.tsx'
import { isSoundAlone, SoundAlone } from './sound-alone.tsx'
import { WorkActions } from './work-actions.tsx'
import { WorkEditor } from './work-editor.tsx'
import { WorkFacts } from './work-facts.tsx'
import { WorkLinks } from './work-links.tsx'
import { WorkPreview } from './work-preview.tsx'
import { WorkWarnings } from './work-warnings.tsx'

export function WorkScreen({ id }: { id: string }) {
  const { work, problem, take, reload } = useWork(id)
  if (work === null) {
    return (
      <Screen title={texts.works.title}>
        {problem === null ? (
          <p class="soft">{texts.common.loading}</p>
        ) : (
          <ProblemNote problem={problem} onRetry={reload} />
        )}
        <BackLink />
      </Screen>
    )
  }
  // A failed work needs a decision, so its actions come first; otherwise they come last.
  const isFailed = work.status === 'failed'
  const actions = <WorkActions work={work} onDone={take} />
  return (
    <Screen title={work.title} action={<WorkBadges work={work} />}>
      <BackLink />
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {isSoundAlone(work) ? (
        <SoundAlone work={work} onDone={take} />
      ) : (
        isFailed && work.error && <ProblemNote title={texts.work.failedTitle} problem={work.error} />
      )}
      <div class="columns">
        <div class="column-main">
          {isFailed && actions}
          <WorkPreview work={work} />
          <WorkProgress work={work} />
          <WorkWarnings warnings={work.warnings} />
          {work.kind === 'spot' && <SpotStations work={work} />}
          <WorkEditor work={work} onSaved={take} />
          {work.kind !== 'brochure' && <BroadcastEditor work={work} onSaved={take} />}
          {work.kind === 'spot' && <AiringTotals of={{ work: id }} />}
          {work.playable && <PosterSection work={work} />}
          {work.kind === 'video' && <Captions work={work} onChanged={take} reload={reload} />}
          {work.broadcast?.script && <TimedScript work={work} />}
        </div>
        <aside class="column-side">
          {!isFailed && actions}
          <WorkLinks work={work} />
          {work.version > 1 && <WorkVersions key={work.version} work={work} onDone={take} />}
          <WorkFacts work={work} />
        </aside>
      </div>
    </Screen>
  )
}

// Of spots alone, and with the words of stations.
const AiringTotals = deferred(async () => (await import('../airings/airing-totals.tsx')).AiringTotals)
const PosterSection = deferred(async () => (await import('../poster/poster-section.tsx')).PosterSection)
const Captions = deferred(async () => (await import('../captions/captions.tsx')).Captions)
// Most works have one.
const WorkVersions = deferred(async () => (await import('./work-versions.tsx')).WorkVersions)
// Long, and only where there is a script.
const TimedScript = deferred(async () => (await import('../captions/timed-script.tsx')).TimedScript)

import { useState } from 'preact/hooks'
import type { OpenLog } from '../../../media/schemas/airing-log.ts'
import type { Station } from '../../../media/schemas/station.ts'
import { AiringTotals } from '../airings/airing-totals.tsx'
import { deferred } from '../parts/deferred.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { texts } from '../texts/texts.ts'
import { HeldSpots } from './held-spots.tsx'
import { RevokeStation } from './revoke-station.tsx'
import { StationBadge } from './station-badge.tsx'
import { StationEditor } from './station-editor.tsx'
import { StationFacts } from './station-facts.tsx'
import { StationKeys } from './station-keys.tsx'
import { StationsLink } from './stations-link.tsx'

const REFRESH_SECONDS = 30

const OpenLogs = deferred(async () => (await import('../airing-logs/open-logs.tsx')).OpenLogs)
const SendLog = deferred(async () => (await import('../airing-logs/send-log.tsx')).SendLog)
const SuitcaseCard = deferred(async () => (await import('./suitcase-card.tsx')).SuitcaseCard)

export function StationScreen({ id }: { id: string }) {
  const path = `/api/stations/${encodeURIComponent(id)}`
  const { value: station, problem, reload, take } = useFetched<Station>(path, REFRESH_SECONDS)
  const openLogs = useFetched<{ items: OpenLog[] }>(`/api/airing-logs?station=${encodeURIComponent(id)}`)
  const [counted, setCounted] = useState(0)
  const recount = (): void => {
    setCounted((before) => before + 1)
    void openLogs.reload()
  }
  const takenIn = (): void => {
    recount()
    void reload()
  }
  if (station === null) {
    return (
      <Screen title={stationTexts.stations.title}>
        {problem === null ? (
          <p class="soft">{texts.common.loading}</p>
        ) : (
          <ProblemNote problem={problem} onRetry={reload} />
        )}
        <StationsLink />
      </Screen>
    )
  }
  const whoAndWhere = [station.place, station.contact].filter((part) => part !== '').join(' · ')
  const isActive = station.revokedAt === null
  return (
    <Screen title={station.name} action={<StationBadge station={station} />}>
      <StationsLink />
      {/* On a phone the facts stand far below, and one may be here to call. */}
      {whoAndWhere !== '' && <p class="lead">{whoAndWhere}</p>}
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!isActive && <p class="note">{stationTexts.stations.revokedNote}</p>}
      <div class="columns">
        <div class="column-main">
          <OpenLogs logs={openLogs.value?.items ?? []} onAnswered={recount} />
          <AiringTotals key={counted} of={{ station: id }} />
          <HeldSpots station={station} />
          {isActive && <SendLog station={station} onCounted={recount} />}
          {isActive && <SuitcaseCard station={station} onTakenIn={takenIn} />}
          {isActive && <StationEditor station={station} onSaved={take} />}
        </div>
        <aside class="column-side">
          <StationFacts station={station} />
          {isActive && <StationKeys station={station} />}
          {isActive && <RevokeStation station={station} onRevoked={take} />}
        </aside>
      </div>
    </Screen>
  )
}

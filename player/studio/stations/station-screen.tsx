import { useState } from 'preact/hooks'
import type { Station } from '../../../media/schemas/station.ts'
import { AiringTotals } from '../airings/airing-totals.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { texts } from '../texts/texts.ts'
import { AiringLog } from './airing-log.tsx'
import { HeldSpots } from './held-spots.tsx'
import { RevokeStation } from './revoke-station.tsx'
import { StationBadge } from './station-badge.tsx'
import { StationEditor } from './station-editor.tsx'
import { StationFacts } from './station-facts.tsx'
import { StationKeys } from './station-keys.tsx'
import { StationsLink } from './stations-link.tsx'

const REFRESH_SECONDS = 30

export function StationScreen({ id }: { id: string }) {
  const path = `/api/stations/${encodeURIComponent(id)}`
  const { value: station, problem, reload, take } = useFetched<Station>(path, REFRESH_SECONDS)
  const [counted, setCounted] = useState(0)
  if (station === null) {
    return (
      <Screen title={texts.stations.title}>
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
      {!isActive && <p class="note">{texts.stations.revokedNote}</p>}
      <div class="columns">
        <div class="column-main">
          <AiringTotals key={counted} of={{ station: id }} />
          <HeldSpots station={station} />
          {isActive && <AiringLog station={station} onCounted={() => setCounted(counted + 1)} />}
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

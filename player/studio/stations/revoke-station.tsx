import type { Station } from '../../../media/schemas/station.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as stationTexts } from '../texts/stations/words.ts'

interface Props {
  station: Station
  onRevoked: (station: Station) => void
}

/** Revokes a station for good. */
export function RevokeStation({ station, onRevoked }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()

  async function revoke(): Promise<void> {
    const done = await submit.run(async () => {
      onRevoked(await api.post<Station>(`/api/stations/${station.id}/revoke`))
    })
    if (done) announce(stationTexts.stations.revoked)
  }

  return (
    <section class="card" aria-label={stationTexts.stations.end}>
      <h2>{stationTexts.stations.end}</h2>
      <p class="field-hint">{stationTexts.stations.endHint}</p>
      <div class="buttons">
        <ConfirmButton
          label={stationTexts.stations.revoke}
          kind="button button-bad"
          disabled={submit.busy}
          question={{
            title: stationTexts.stations.revokeTitle(station.name),
            text: stationTexts.stations.revokeText,
            confirm: stationTexts.stations.revokeConfirm,
          }}
          onConfirm={revoke}
        />
      </div>
      {submit.problem && <ProblemNote problem={submit.problem} />}
    </section>
  )
}

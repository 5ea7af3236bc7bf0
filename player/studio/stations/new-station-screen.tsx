import type { Station, StationSecrets } from '../../../media/schemas/station.ts'
import { useApi } from '../api/use-api.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { hrefOf } from '../route/route.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { texts } from '../texts/texts.ts'
import { SecretsNote } from './secrets-note.tsx'
import { StationFields } from './station-fields.tsx'
import { EMPTY_STATION, type StationForm, stationFaults, stationFieldsOf } from './station-form.ts'
import { StationsLink } from './stations-link.tsx'
import { useKeptSecrets } from './use-kept-secrets.ts'

interface Created {
  station: Station
  secrets: StationSecrets
}

/** Creates a station, then shows its secrets, once. */
export function NewStationScreen() {
  const api = useApi()
  const { announce } = useNotice()
  const editing = useDraftForm<StationForm>('new-station', EMPTY_STATION)
  const submit = useSubmit()
  const faults = stationFaults(editing.form)
  const [created, setCreated] = useKeptSecrets<Created>('new-station')

  async function create(): Promise<void> {
    const done = await submit.run(async () => {
      setCreated(await api.post<Created>('/api/stations', stationFieldsOf(editing.form)))
    })
    if (!done) return
    editing.forget()
    announce(stationTexts.stations.created)
  }

  if (created !== null) {
    const { station, secrets } = created
    return (
      <Screen title={station.name}>
        <SecretsNote secrets={secrets} name={station.name} />
        <div class="buttons">
          <a class="button button-main" href={hrefOf({ screen: 'station', id: station.id })}>
            {stationTexts.secrets.kept}
          </a>
        </div>
      </Screen>
    )
  }
  return (
    <Screen title={stationTexts.stations.add}>
      <StationsLink />
      <form
        class="card"
        aria-label={stationTexts.stations.add}
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        {editing.isRecovered && <p class="note">{texts.work.recovered}</p>}
        <StationFields
          form={editing.form}
          faults={editing.isChanged ? faults : {}}
          problem={submit.problem}
          onType={editing.type}
        />
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <div class="buttons">
          <button
            type="submit"
            class="button button-main"
            disabled={submit.busy || Object.keys(faults).length > 0}
          >
            {stationTexts.stations.create}
          </button>
        </div>
      </form>
    </Screen>
  )
}

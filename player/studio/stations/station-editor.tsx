import type { Station } from '../../../media/schemas/station.ts'
import { useApi } from '../api/use-api.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'
import { StationFields } from './station-fields.tsx'
import { formOfStation, type StationForm, stationEdit, stationFaults } from './station-form.ts'

interface Props {
  station: Station
  onSaved: (station: Station) => void
}

export function StationEditor({ station, onSaved }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const saved = formOfStation(station)
  const editing = useDraftForm<StationForm>(`station.${station.id}`, saved)
  const submit = useSubmit()
  const faults = stationFaults(editing.form)

  async function save(): Promise<void> {
    const edit = stationEdit(saved, editing.form)
    // Spaces at the end of a line, and nothing else: there is nothing to send.
    if (Object.keys(edit).length === 0) return editing.forget()
    const done = await submit.run(async () => {
      onSaved(await api.patch<Station>(`/api/stations/${station.id}`, edit))
    })
    if (!done) return
    editing.forget()
    announce(texts.work.saved)
  }

  return (
    <form
      class="card"
      aria-label={texts.stations.edit}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{texts.stations.edit}</h2>
      {editing.isRecovered && <p class="note">{texts.work.recovered}</p>}
      <StationFields form={editing.form} faults={faults} problem={submit.problem} onType={editing.type} />
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <SaveBar
        isChanged={editing.isChanged}
        isFaulty={Object.keys(faults).length > 0}
        busy={submit.busy}
        onDiscard={editing.forget}
      />
    </form>
  )
}

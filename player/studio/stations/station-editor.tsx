import type { Station } from '../../../media/schemas/station.ts'
import { useApi } from '../api/use-api.ts'
import type { FieldWords } from '../drafts/conflicts.tsx'
import { DraftCard } from '../drafts/draft-card.tsx'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { useNotice } from '../notice/use-notice.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { languageName } from '../texts/language-name.ts'
import { words as stationTexts } from '../texts/stations/words.ts'
import { texts } from '../texts/texts.ts'
import { StationFields } from './station-fields.tsx'
import { formOfStation, type StationForm, stationEdit, stationFaults } from './station-form.ts'

interface Props {
  station: Station
  onSaved: (station: Station) => void
}

const WORDS: FieldWords<StationForm> = {
  label: (field) => stationTexts.stations.fields[field],
  text: (_field, value) => (typeof value === 'string' ? value : value.map(languageName).join(', ')),
}

export function StationEditor({ station, onSaved }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const saved = formOfStation(station)
  const editing = useDraftForm(`station.${station.id}`, saved)
  const submit = useSubmit()
  const faults = stationFaults(editing.form)

  async function save(): Promise<void> {
    const edit = stationEdit(saved, editing.form)
    // Only trailing spaces were changed: there is nothing to send.
    if (Object.keys(edit).length === 0) return editing.forget()
    const done = await submit.run(async () => {
      onSaved(await api.patch<Station>(`/api/stations/${station.id}`, edit))
    })
    if (!done) return
    editing.forget()
    announce(texts.work.saved)
  }

  return (
    <DraftCard
      title={stationTexts.stations.edit}
      editing={editing}
      submit={submit}
      isFaulty={Object.keys(faults).length > 0}
      words={WORDS}
      onSave={save}
    >
      <StationFields form={editing.form} faults={faults} problem={submit.problem} onType={editing.type} />
    </DraftCard>
  )
}

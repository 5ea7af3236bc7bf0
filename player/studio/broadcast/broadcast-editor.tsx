import type { Work, WorkEdit } from '../../../media/schemas/work.ts'
import { useApi } from '../api/use-api.ts'
import type { FieldWords } from '../drafts/conflicts.tsx'
import { DraftCard } from '../drafts/draft-card.tsx'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { formatTimeLeft } from '../format/format.ts'
import { useNotice } from '../notice/use-notice.ts'
import { AreaField, CheckField, TextField } from '../parts/field.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'
import { saveWork } from '../work-form/save-work.ts'
import {
  type BroadcastForm,
  broadcastFaults,
  broadcastOf,
  formOfBroadcast,
  MOST_PLAYS,
  spokenSeconds,
} from './broadcast-form.ts'
import { Dayparts } from './dayparts.tsx'
import { ReplacedSpot } from './replaced-spot.tsx'

interface Props {
  work: Work
  onSaved: (work: Work) => void
}

const WORDS: FieldWords<BroadcastForm> = {
  label: (field) => texts.broadcast[field],
  text(_field, value) {
    if (typeof value === 'boolean') return value ? texts.conflicts.yes : texts.conflicts.no
    return typeof value === 'string' ? value : value.map(({ from, to }) => `${from}–${to}`).join(', ')
  },
}

/** The fields of a spot that only stations see; of a film the script, from which its captions are made. */
export function BroadcastEditor({ work, onSaved }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const editing = useDraftForm<BroadcastForm>(`broadcast.${work.id}`, formOfBroadcast(work.broadcast))
  const submit = useSubmit()
  const { form } = editing
  const isFilm = work.kind === 'video'
  const faults = broadcastFaults(form)
  const spoken = spokenSeconds(form.script)
  const set = (change: Partial<BroadcastForm>): void => editing.type({ ...form, ...change })

  async function save(): Promise<void> {
    const editOver = (current: Work): WorkEdit | null => {
      const over = editing.over(formOfBroadcast(current.broadcast))
      return over && { broadcast: broadcastOf(over) }
    }
    await submit.run(async () => {
      const saved = await saveWork(api, work, editOver, onSaved)
      if (saved === null) return
      onSaved(saved)
      editing.forget()
      announce(texts.work.saved)
    })
  }

  return (
    <DraftCard
      title={isFilm ? texts.broadcast.film : texts.broadcast.title}
      lead={isFilm ? texts.broadcast.filmLead : texts.broadcast.lead}
      editing={editing}
      submit={submit}
      isFaulty={faults.playsPerDay !== undefined || faults.dayparts.size > 0}
      words={WORDS}
      onSave={save}
    >
      <div class="stack">
        <AreaField
          label={texts.broadcast.script}
          hint={
            isFilm
              ? texts.broadcast.filmHint
              : spoken === 0
                ? texts.broadcast.scriptHint
                : texts.broadcast.spoken(formatTimeLeft(spoken))
          }
          rows={6}
          maxLength={20_000}
          value={form.script}
          onType={(script) => set({ script })}
        />
        {!isFilm && <ForStations work={work} form={form} faults={faults} set={set} />}
      </div>
    </DraftCard>
  )
}

interface ForStationsProps {
  work: Work
  form: BroadcastForm
  faults: ReturnType<typeof broadcastFaults>
  set: (change: Partial<BroadcastForm>) => void
}

function ForStations({ work, form, faults, set }: ForStationsProps) {
  return (
    <>
      <TextField
        label={texts.broadcast.outCue}
        hint={texts.broadcast.outCueHint}
        maxLength={200}
        value={form.outCue}
        onType={(outCue) => set({ outCue })}
      />
      <div class="pair">
        <TextField
          label={texts.broadcast.campaign}
          maxLength={200}
          value={form.campaign}
          onType={(campaign) => set({ campaign })}
        />
        <TextField
          label={texts.broadcast.playsPerDay}
          hint={texts.broadcast.playsPerDayHint}
          type="number"
          min={1}
          max={MOST_PLAYS}
          value={form.playsPerDay}
          fault={faults.playsPerDay && texts.broadcast.playsOutOfRange(MOST_PLAYS)}
          onType={(playsPerDay) => set({ playsPerDay })}
        />
      </div>
      <Dayparts
        dayparts={form.dayparts}
        faults={faults.dayparts}
        onChange={(dayparts) => set({ dayparts })}
      />
      <TextField
        label={texts.broadcast.contact}
        hint={texts.broadcast.contactHint}
        maxLength={300}
        value={form.contact}
        onType={(contact) => set({ contact })}
      />
      <CheckField
        label={texts.broadcast.mayEdit}
        hint={texts.broadcast.mayEditHint}
        checked={form.mayEdit}
        onCheck={(mayEdit) => set({ mayEdit })}
      />
      <CheckField
        label={texts.broadcast.filler}
        hint={texts.broadcast.fillerHint}
        checked={form.filler}
        onCheck={(filler) => set({ filler })}
      />
      <ReplacedSpot value={form.replaces} exclude={work.id} onPick={(replaces) => set({ replaces })} />
    </>
  )
}

import type { OutcomeOfProgramme, Programme } from '../../../media/schemas/programme.ts'
import { useApi } from '../api/use-api.ts'
import { NewPart } from '../forms/new-part.tsx'
import { PartEditor } from '../forms/part-editor.tsx'
import { useNotice } from '../notice/use-notice.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import { OrderedList } from './ordered-list.tsx'
import { OutcomeFields } from './outcome-fields.tsx'
import { EMPTY_OUTCOME, formOfOutcome, type OutcomeForm, outcomeFieldsOf } from './programme-form.ts'

interface Props {
  programme: Programme
  onChanged: (programme: Programme) => void
}

const isFaulty = ({ sentence }: OutcomeForm): boolean => sentence.es.trim() === ''

export function OutcomesSection({ programme, onChanged }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const words = programmeTexts
  const path = `/api/programmes/${programme.id}/outcomes`
  const items = programme.outcomes.map((outcome) => ({
    ...outcome,
    name: [outcome.figure, outcome.sentence.es].filter(Boolean).join(' '),
  }))

  async function move({ id, name }: OutcomeOfProgramme & { name: string }, position: number): Promise<void> {
    onChanged(await api.patch<Programme>(`${path}/${id}`, { position }))
    announce(words.moved(name, position + 1))
  }

  return (
    <section class="card" aria-label={words.outcomes}>
      <h2>{words.outcomes}</h2>
      {items.length === 0 && <p class="soft">{words.noOutcomes}</p>}
      <OrderedList items={items} onMove={(item, position) => void move(item, position)}>
        {(outcome) => (
          <PartEditor<OutcomeForm>
            key={outcome.id}
            draft={`outcome.${outcome.id}`}
            name={outcome.name}
            saved={formOfOutcome(outcome)}
            isFaulty={isFaulty}
            save={async (form) =>
              onChanged(await api.patch<Programme>(`${path}/${outcome.id}`, outcomeFieldsOf(form)))
            }
            remove={async () => {
              await api.remove(`${path}/${outcome.id}`)
              onChanged(await api.get<Programme>(`/api/programmes/${programme.id}`))
            }}
            removeQuestion={words.removeOutcome}
            fields={(form, type, problem) => (
              <OutcomeFields form={form} projects={programme.projects} problem={problem} onType={type} />
            )}
          />
        )}
      </OrderedList>
      <NewPart<OutcomeForm>
        draft={`new-outcome.${programme.id}`}
        label={words.addOutcome}
        empty={EMPTY_OUTCOME}
        isFaulty={isFaulty}
        create={async (form) => onChanged(await api.post<Programme>(path, outcomeFieldsOf(form)))}
        fields={(form, type, problem) => (
          <OutcomeFields form={form} projects={programme.projects} problem={problem} onType={type} />
        )}
      />
    </section>
  )
}

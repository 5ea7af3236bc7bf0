import type { Programme } from '../../../media/schemas/programme.ts'
import { useApi } from '../api/use-api.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { formatCount } from '../format/format.ts'
import { useNotice } from '../notice/use-notice.ts'
import { TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { hrefOf } from '../route/route.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import { texts } from '../texts/texts.ts'
import { OrderedList } from './ordered-list.tsx'

/** All programmes, in the order of the public site. */
export function ProgrammesScreen() {
  const api = useApi()
  const { announce } = useNotice()
  const { value, problem, reload } = useFetched<{ items: Programme[] }>('/api/programmes')
  const moving = useSubmit()
  const words = programmeTexts
  const items = value?.items.map((programme) => ({ ...programme, name: programme.title.es })) ?? []

  async function move({ id, name }: { id: string; name: string }, position: number): Promise<void> {
    const done = await moving.run(async () => {
      await api.patch(`/api/programmes/${id}`, { position })
      await reload()
    })
    if (done) announce(words.moved(name, position + 1))
  }

  return (
    <Screen title={words.title}>
      {problem && <ProblemNote problem={problem} onRetry={() => void reload()} />}
      {moving.problem && <ProblemNote problem={moving.problem} />}
      {value === null && problem === null && <p class="soft">{texts.common.loading}</p>}
      {value?.items.length === 0 && (
        <div class="empty">
          <h2>{words.emptyTitle}</h2>
          <p>{words.emptyText}</p>
        </div>
      )}
      <OrderedList items={items} onMove={(item, position) => void move(item, position)}>
        {(programme) => <ProgrammeRow programme={programme} />}
      </OrderedList>
      <NewProgramme />
    </Screen>
  )
}

function ProgrammeRow({ programme }: { programme: Programme }) {
  const { id, title, visibility, counts, projects, outcomes } = programme
  const words = programmeTexts
  const works = counts.video + counts.spot + counts.brochure
  return (
    <>
      <h2 class="row-title">
        <a href={hrefOf({ screen: 'programme', id })}>{title.es}</a>
      </h2>
      <p class="row-facts">
        <span class={`badge badge-${visibility}`}>{words.visibility[visibility]}</span>
        <span>{words.works(works, formatCount(works))}</span>
        <span>{words.projectsCount(projects.length)}</span>
        <span>{words.outcomesCount(outcomes.length)}</span>
      </p>
    </>
  )
}

function NewProgramme() {
  const api = useApi()
  const { announce } = useNotice()
  const navigation = useNavigation()
  const words = programmeTexts
  const editing = useDraftForm('new-programme', { name: '' })
  const submit = useSubmit()

  async function create(): Promise<void> {
    let made: Programme | null = null
    const title = { es: editing.form.name.trim(), qu: '', en: '' }
    await submit.run(async () => {
      made = await api.post<Programme>('/api/programmes', { title })
    })
    if (made === null) return
    editing.forget()
    announce(words.created)
    navigation.go({ screen: 'programme', id: (made as Programme).id })
  }

  return (
    <form
      class="card"
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <h2>{words.add}</h2>
      <TextField
        label={words.name}
        value={editing.form.name}
        maxLength={200}
        required
        fault={faultOf(submit.problem, 'title')}
        onType={(name) => editing.type({ name })}
      />
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <div class="buttons">
        <button
          type="submit"
          class="button button-main"
          disabled={submit.busy || editing.form.name.trim() === ''}
        >
          {words.create}
        </button>
      </div>
    </form>
  )
}

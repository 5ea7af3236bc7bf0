import type { Programme } from '../../../media/schemas/programme.ts'
import { useApi } from '../api/use-api.ts'
import { formatCount } from '../format/format.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import { texts } from '../texts/texts.ts'
import { OutcomesSection } from './outcomes-section.tsx'
import { ProgrammeEditor } from './programme-editor.tsx'
import { ProgrammesLink } from './programmes-link.tsx'
import { ProjectsSection } from './projects-section.tsx'
import { ReportSection } from './report-section.tsx'

/** One programme with everything that can be edited in it. */
export function ProgrammeScreen({ id }: { id: string }) {
  const path = `/api/programmes/${encodeURIComponent(id)}`
  const { value: programme, problem, reload, take } = useFetched<Programme>(path)
  const words = programmeTexts
  if (programme === null) {
    return (
      <Screen title={words.title}>
        {problem === null ? (
          <p class="soft">{texts.common.loading}</p>
        ) : (
          <ProblemNote problem={problem} onRetry={() => void reload()} />
        )}
        <ProgrammesLink />
      </Screen>
    )
  }
  const works = programme.counts.video + programme.counts.spot + programme.counts.brochure
  return (
    <Screen
      title={programme.title.es}
      action={
        <a class="button" href={new URL(programme.url).pathname}>
          {words.preview}
        </a>
      }
    >
      <ProgrammesLink />
      <p class="lead">
        <span class={`badge badge-${programme.visibility}`}>{words.visibility[programme.visibility]}</span>{' '}
        {words.works(works, formatCount(works))}
      </p>
      <div class="columns">
        <div class="column-main">
          <ProgrammeEditor programme={programme} onSaved={take} />
          <ProjectsSection programme={programme} onChanged={take} />
          <OutcomesSection programme={programme} onChanged={take} />
        </div>
        <aside class="column-side">
          <Visibility programme={programme} onChanged={take} />
          <ReportSection programme={programme} />
        </aside>
      </div>
    </Screen>
  )
}

function Visibility({ programme, onChanged }: { programme: Programme; onChanged: (p: Programme) => void }) {
  const api = useApi()
  const { announce } = useNotice()
  const navigation = useNavigation()
  const words = programmeTexts
  const submit = useSubmit()
  const isDraft = programme.visibility === 'draft'

  async function turn(): Promise<void> {
    const visibility = isDraft ? 'public' : 'draft'
    const done = await submit.run(async () => {
      onChanged(await api.patch<Programme>(`/api/programmes/${programme.id}`, { visibility }))
    })
    if (done) announce(isDraft ? words.published : words.unpublished)
  }

  async function remove(): Promise<void> {
    const done = await submit.run(() => api.remove(`/api/programmes/${programme.id}`))
    if (!done) return
    announce(words.removed)
    navigation.go({ screen: 'programmes' })
  }

  return (
    <section class="card">
      <h2>{words.visibility[programme.visibility]}</h2>
      <p>{isDraft ? words.draftHint : words.publicHint}</p>
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <div class="buttons">
        <button
          type="button"
          class={isDraft ? 'button button-main' : 'button'}
          disabled={submit.busy}
          onClick={() => void turn()}
        >
          {isDraft ? words.publish : words.unpublish}
        </button>
        <ConfirmButton
          label={words.remove}
          kind="quiet"
          question={words.removeProgramme}
          disabled={submit.busy}
          onConfirm={() => void remove()}
        />
      </div>
    </section>
  )
}

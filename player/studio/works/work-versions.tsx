import { useEffect } from 'preact/hooks'
import type { WorkVersion } from '../../../media/schemas/version.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { useApi } from '../api/use-api.ts'
import { formatBytes, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { words as historyWords } from '../texts/history/words.ts'
import { words } from '../texts/versions/words.ts'

interface Props {
  work: Work
  onDone: (work: Work) => void
}

/** The files that a work has had, who sent each and when, and a way back to those that are still kept. */
export function WorkVersions({ work, onDone }: Props) {
  const api = useApi()
  const { calendar } = useHouse()
  const { announce } = useNotice()
  const submit = useSubmit()
  const path = `/api/works/${work.id}/versions`
  const { value, problem, reload } = useFetched<{ items: WorkVersion[] }>(path)
  // A new file, and that it is ready to be seen, are told by changes of the work.
  useEffect(() => {
    void reload()
  }, [reload, work.version, work.status])

  async function goBack(version: number): Promise<void> {
    const done = await submit.run(async () => {
      onDone(await api.post<Work>(`${path}/${version}/restore`))
      await reload()
    })
    if (done) announce(words.done(version))
  }

  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      {problem && <ProblemNote problem={problem} onRetry={() => void reload()} />}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <ul class="plain">
        {value?.items.map(({ version, fileName, bytes, createdAt, by, current, visible, kept }) => (
          <li key={version} class="account account-line">
            <p>
              <strong>{words.number(version)}</strong>
              {visible && <span class="badge badge-public">{words.visible}</span>}
              <br />
              {fileName} <span class="soft">{formatBytes(bytes)}</span>
              <br />
              <span class="soft">
                {formatInstant(createdAt, calendar)} · {by.name ?? historyWords.actors[by.type]}
              </span>
              {!current && !kept && (
                <>
                  <br />
                  <span class="soft">{words.gone}</span>
                </>
              )}
            </p>
            {!current && kept && work.trashedAt === null && (
              <ConfirmButton
                label={words.back}
                name={words.backTo(version)}
                kind="quiet"
                disabled={submit.busy}
                question={{ title: words.question(version), text: words.text, confirm: words.confirm }}
                onConfirm={() => void goBack(version)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

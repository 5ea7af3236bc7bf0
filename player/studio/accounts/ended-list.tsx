import type { ComponentChildren } from 'preact'
import { useApi } from '../api/use-api.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import type { Fetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'

interface Props<Item> {
  /** Of these in the API; one of them is under its id below it. */
  path: string
  list: Fetched<{ items: Item[] }>
  /** Said where there are none. */
  none: string
  name: (item: Item) => ComponentChildren
  facts: (item: Item) => ComponentChildren
  /** Null for one that cannot be ended here. */
  ending: (item: Item) => { label: string; title: string; text: string; confirm: string } | null
}

/** Ways into an account, each to be ended after a question. */
export function EndedList<Item extends { id: string }>(props: Props<Item>) {
  const { path, list, none, name, facts, ending } = props
  const { value, problem, reload } = list
  const api = useApi()
  const submit = useSubmit()
  const items = value?.items ?? null

  const end = (id: string) =>
    submit.run(async () => {
      await api.remove(`${path}/${id}`)
      await reload()
    })

  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      {items?.length === 0 && <p class="soft">{none}</p>}
      <ul class="plain">
        {items?.map((item) => {
          const question = ending(item)
          return (
            <li key={item.id} class="account account-line">
              <p>
                {name(item)}
                <br />
                <span class="soft">{facts(item)}</span>
              </p>
              {question && (
                <ConfirmButton
                  label={question.label}
                  kind="quiet"
                  disabled={submit.busy}
                  question={question}
                  onConfirm={() => end(item.id)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Work } from '../../../media/schemas/work.ts'
import type { ShownProblem } from '../api/problem.ts'
import { ApiProblem } from '../api/problem.ts'
import { useApi } from '../api/use-api.ts'
import { useHouse } from '../house/use-house.ts'
import { TextField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  /** Id of a spot; empty for none. */
  value: string
  /** The spot that is not offered: this one itself. */
  exclude: string
  onPick: (id: string) => void
}

const TYPING_MS = 350

/** Picks the older spot that this one replaces. */
export function ReplacedSpot({ value, exclude, onPick }: Props) {
  return (
    <fieldset class="bare">
      <legend>{texts.broadcast.replaces}</legend>
      {value === '' ? (
        <Search exclude={exclude} onPick={onPick} />
      ) : (
        <Picked key={value} id={value} onRemove={() => onPick('')} />
      )}
    </fieldset>
  )
}

function Picked({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { spots } = useHouse()
  const { value } = useFetched<Work>(`/api/works/${id}`)
  return (
    <p class="picked">
      <a href={hrefOf({ screen: 'work', id })}>
        {value === null ? id : `${spots.code(value.number)} · ${value.title}`}
      </a>
      <button type="button" class="quiet" onClick={onRemove}>
        {texts.broadcast.remove}
      </button>
    </p>
  )
}

function Search({ exclude, onPick }: Omit<Props, 'value'>) {
  const { spots } = useHouse()
  const api = useApi()
  const [words, setWords] = useState('')
  const [found, setFound] = useState<Work[] | null>(null)
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function search(q: string): Promise<void> {
    if (q.trim() === '') return setFound(null)
    try {
      const query = new URLSearchParams({ kind: 'spot', q: q.trim(), limit: '6' })
      const { items } = await api.get<{ items: Work[] }>(`/api/works?${query}`)
      setFound(items.filter(({ id }) => id !== exclude))
      setProblem(null)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.shown)
    }
  }

  return (
    <>
      <TextField
        label={texts.broadcast.searchSpot}
        hint={texts.broadcast.replacesHint}
        type="search"
        autoComplete="off"
        value={words}
        onType={(q) => {
          setWords(q)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => void search(q), TYPING_MS)
        }}
      />
      {problem && <ProblemNote problem={problem} onRetry={() => search(words)} />}
      {found?.length === 0 && <p class="soft">{texts.works.noneTitle}</p>}
      <ul class="found">
        {found?.map(({ id, number, title }) => (
          <li key={id}>
            <button type="button" class="quiet" onClick={() => onPick(id)}>
              {spots.code(number)} · {title}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

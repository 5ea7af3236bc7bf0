import { useEffect } from 'preact/hooks'
import type { PosterChoice, PosterOffers } from '../../../media/schemas/poster.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { FileInputButton } from '../parts/file-input-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { words } from '../texts/posters/words.ts'
import { type PosterTile, postersToShow } from './poster-tiles.ts'
import './poster.css'

interface Props {
  work: Work
}

/** The picture that stands for a work: the automatic one, a candidate, a moment of the film, or one of staff's own. */
export function PosterSection({ work }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()
  const { value, problem, reload } = useFetched<PosterOffers>(`/api/works/${work.id}/posters`)
  const path = `/api/works/${work.id}/poster`
  // The live feed brings a new work whenever a poster of it has been asked for or made.
  useEffect(() => {
    void reload()
  }, [work, reload])

  async function change(asking: () => Promise<unknown>, said: string): Promise<void> {
    const done = await submit.run(async () => {
      await asking()
      await reload()
    })
    if (done) announce(said)
  }
  const choose = (choice: PosterChoice | null): Promise<void> => {
    const isThere = choice === null || 'poster' in choice
    const asking = () => (choice === null ? api.remove(path) : api.post<Work>(path, choice))
    return change(asking, isThere ? words.ready : words.asked)
  }

  const [latest] = value?.chosen ?? []
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p class="soft">{words.hint}</p>
      {problem && <ProblemNote problem={problem} onRetry={() => void reload()} />}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      {latest?.state === 'making' && (
        <p class="note" role="status">
          {words.making}
        </p>
      )}
      {latest?.state === 'failed' && latest.error && (
        <ProblemNote title={words.failed} problem={latest.error} />
      )}
      {value && (
        <ul class="poster-tiles">
          {postersToShow(value).map((tile) => (
            <Tile key={tile.key} tile={tile} busy={submit.busy} onChoose={choose} />
          ))}
        </ul>
      )}
      <FileInputButton
        label={words.upload}
        accept="image/jpeg,image/png,image/webp"
        disabled={submit.busy}
        onPick={([file]) => file && void change(() => api.putFile<Work>(path, file), words.asked)}
      />
      <p class="field-hint">{words.uploadHint}</p>
      {work.kind === 'video' && <p class="field-hint">{words.hintMoment}</p>}
      {(value?.chosen.length ?? 0) > 0 && <p class="field-hint">{words.kept}</p>}
    </section>
  )
}

interface TileProps {
  tile: PosterTile
  busy: boolean
  onChoose: (choice: PosterChoice | null) => Promise<void>
}

function Tile({ tile: { url, name, choice, isShown }, busy, onChoose }: TileProps) {
  return (
    <li>
      <button
        type="button"
        class="poster-tile"
        aria-pressed={isShown}
        aria-label={words.choose(name)}
        disabled={busy || isShown}
        onClick={() => void onChoose(choice)}
      >
        {url && <img src={url} alt="" loading="lazy" decoding="async" />}
      </button>
      <span>{name}</span>
      {isShown && <span class="badge">{words.shown}</span>}
    </li>
  )
}

import { useRef, useState } from 'preact/hooks'
import type { TimedScript as Script } from '../../../media/schemas/timed-script.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { TextField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { words } from '../texts/scripts/words.ts'
import { readTimes, shifted, type TypedTime, typedTimes } from './sentence-times.ts'

/** A script that has just been written gets its times within a minute or two. */
const LOOKS_AGAIN_SECONDS = 15

/** The sentences of a script with their times, to be mended by hand. Nothing while there are none. */
export function TimedScript({ work }: { work: Work }) {
  const path = `/api/works/${work.id}/script`
  const { value, take } = useFetched<Script>(path, LOOKS_AGAIN_SECONDS)
  if (value === null || value.sentences.length === 0) return null
  return <Times key={value.timedAt} work={work} script={value} path={path} onSaved={take} />
}

interface Props {
  work: Work
  script: Script
  path: string
  onSaved: (script: Script) => void
}

function Times({ work, script, path, onSaved }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()
  const [typed, setTyped] = useState<TypedTime[]>(() => typedTimes(script.sentences))
  const [by, setBy] = useState('')
  const audio = useRef<HTMLAudioElement>(null)
  const until = useRef(0)
  const times = readTimes(typed)
  const sound = work.urls.downloads.find(({ type }) => type === 'audio/mp4' || type === 'audio/mpeg')

  const set = (index: number, change: Partial<TypedTime>): void =>
    setTyped(typed.map((time, at) => (at === index ? { ...time, ...change } : time)))

  const listen = (index: number): void => {
    const player = audio.current
    const time = times?.[index] ?? script.sentences[index]
    if (!player || !time) return
    player.currentTime = time.start
    until.current = time.end
    void player.play().catch(() => undefined)
  }

  async function save(): Promise<void> {
    if (times === null) return
    await submit.run(async () => {
      onSaved(await api.put<Script>(path, { sentences: times }))
      announce(words.saved)
    })
  }

  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p class="soft">{words.lead}</p>
      {!script.current && <p class="note">{words.outdated}</p>}
      {sound && (
        // biome-ignore lint/a11y/useMediaCaption: its script stands below it
        <audio
          ref={audio}
          src={sound.url}
          preload="none"
          onTimeUpdate={({ currentTarget }) => {
            if (currentTarget.currentTime >= until.current) currentTarget.pause()
          }}
        />
      )}
      <ol class="plain times">
        {script.sentences.map(({ text, doubtful, mended }, index) => (
          <li key={index} class="times-line">
            <p lang={work.language ?? 'es'}>{text}</p>
            {doubtful && <p class="field-fault">{words.doubtful}</p>}
            {mended && <p class="field-hint">{words.mended}</p>}
            <div class="times-fields">
              <input
                inputMode="decimal"
                aria-label={words.startOf(index + 1)}
                value={typed[index]?.start ?? ''}
                onInput={(event) => set(index, { start: event.currentTarget.value })}
              />
              <input
                inputMode="decimal"
                aria-label={words.endOf(index + 1)}
                value={typed[index]?.end ?? ''}
                onInput={(event) => set(index, { end: event.currentTarget.value })}
              />
              {sound && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={words.listenTo(index + 1)}
                  onClick={() => listen(index)}
                >
                  {words.listen}
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <div class="pair">
        <TextField label={words.shift} value={by} onType={setBy} />
        <button
          type="button"
          class="quiet"
          onClick={() => {
            const moved = shifted(typed, by)
            if (moved) setTyped(moved)
          }}
        >
          {words.shiftAll}
        </button>
      </div>
      {times === null && (
        <p class="field-fault" role="alert">
          {words.order}
        </p>
      )}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <button
        type="button"
        class="button button-main"
        disabled={submit.busy || times === null}
        onClick={save}
      >
        {words.save}
      </button>
    </section>
  )
}

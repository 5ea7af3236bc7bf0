import { useState } from 'preact/hooks'
import type { Work } from '../../../media/schemas/work.ts'
import { ApiProblem, unreachable } from '../api/problem.ts'
import { useApi } from '../api/use-api.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { SelectField } from '../parts/field.tsx'
import { FileInputButton } from '../parts/file-input-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { languageName } from '../texts/language-name.ts'
import { texts } from '../texts/texts.ts'
import type { CaptionFault } from './caption-faults.ts'

interface Props {
  work: Work
  onChanged: (work: Work) => void
  reload: () => Promise<void>
}

/** The captions of a video, by language. */
export function Captions({ work, onChanged, reload }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()
  const [language, setLanguage] = useState(work.language ?? 'es-PE')
  const [faults, setFaults] = useState<CaptionFault[]>([])
  const { captions } = work.urls
  const languages = Object.entries(texts.languages).filter(([tag]) => tag !== '')
  const pathOf = (tag: string): string => `/api/works/${work.id}/captions/${encodeURIComponent(tag)}`

  async function upload(file: File): Promise<void> {
    const done = await submit.run(async () => {
      const { captionFaults } = await import('./caption-faults.ts').catch(() => {
        throw new ApiProblem(0, unreachable(texts.problems))
      })
      const found = captionFaults(new Uint8Array(await file.arrayBuffer()))
      setFaults(found)
      if (found.length > 0) return
      onChanged(await api.putFile<Work>(pathOf(language), file))
      announce(texts.captions.added(languageName(language)))
    })
    if (!done) setFaults([])
  }

  async function remove(tag: string): Promise<void> {
    const done = await submit.run(async () => {
      await api.remove(pathOf(tag))
      await reload()
    })
    if (done) announce(texts.captions.removed)
  }

  return (
    <section class="card" aria-label={texts.captions.title}>
      <h2>{texts.captions.title}</h2>
      {captions.length === 0 && <p class="soft">{texts.captions.none}</p>}
      <ul class="plain">
        {captions.map(({ language: tag, url }) => (
          <li key={tag} class="account account-line">
            <a href={url} target="_blank" rel="noopener">
              {languageName(tag)}
            </a>
            <ConfirmButton
              label={texts.captions.remove}
              name={texts.captions.removeOf(languageName(tag))}
              kind="quiet"
              disabled={submit.busy}
              question={{
                title: texts.captions.removeOf(languageName(tag)),
                text: texts.captions.removeText,
                confirm: texts.captions.removeConfirm,
              }}
              onConfirm={() => remove(tag)}
            />
          </li>
        ))}
      </ul>
      <div class="caption-new">
        <SelectField
          label={texts.captions.language}
          value={language}
          options={
            languages.some(([tag]) => tag === language) ? languages : [...languages, [language, language]]
          }
          onPick={setLanguage}
        />
        <FileInputButton
          label={
            captions.some((caption) => caption.language === language)
              ? texts.captions.replace
              : texts.captions.add
          }
          name={texts.captions.add}
          accept=".srt,.vtt,text/vtt,application/x-subrip"
          disabled={submit.busy}
          onPick={([file]) => file && void upload(file)}
        />
      </div>
      <p class="field-hint">{texts.captions.hint}</p>
      {submit.problem && <ProblemNote problem={submit.problem} />}
      {faults.length > 0 && <Faults faults={faults} />}
    </section>
  )
}

function Faults({ faults }: { faults: CaptionFault[] }) {
  return (
    <div class="note note-bad" role="alert">
      <p>
        <strong>{texts.captions.faultsTitle}</strong>
      </p>
      <p>{texts.captions.faultsHint}</p>
      <ol class="plain">
        {faults.map(({ line, code, text }) => (
          <li key={line}>
            {texts.captions.fault(line, texts.captions.faults[code])} {text !== '' && <code>{text}</code>}
          </li>
        ))}
      </ol>
    </div>
  )
}

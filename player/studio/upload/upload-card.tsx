import { KINDS, type Kind, VISIBILITIES } from '../../../media/vocabulary.ts'
import { formatBytes } from '../format/format.ts'
import { language } from '../language/words.ts'
import { SelectField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { texts } from '../texts/texts.ts'
import { WorkFields } from '../work-form/work-fields.tsx'
import { ArrivedWork } from './arrived-work.tsx'
import { saidAgain } from './first-look.ts'
import { isUnfinished, type UploadItem, uploadedPart } from './queue.ts'
import { UploadControls } from './upload-controls.tsx'
import { UploadLine } from './upload-line.tsx'
import { useUploads } from './use-uploads.ts'

const kindOptions = (): readonly (readonly [Kind | '', string])[] => [
  ['', texts.fields.kindAuto],
  ...KINDS.map((kind) => [kind, texts.kinds[kind]] as const),
]

const visibilityOptions = () =>
  VISIBILITIES.map((visibility) => [visibility, texts.visibilities[visibility]] as const)

/** One upload: its progress, its controls, and the fields of the future work. */
export function UploadCard({ item }: { item: UploadItem }) {
  const uploads = useUploads()
  const { file, state, replaces } = item
  const isOver = !isUnfinished(item)
  const problem = 'problem' in state && state.problem ? saidAgain(state.problem, language.value) : null
  return (
    <li class={`card upload upload-${state.name}`}>
      <h3 class="upload-name">{file.name}</h3>
      {replaces !== null && <p class="soft">{texts.upload.newVersionOf(replaces.title)}</p>}
      <p class="soft">
        {state.name === 'done' || item.sent === 0
          ? formatBytes(file.size)
          : texts.upload.totalOf(formatBytes(item.sent), formatBytes(file.size))}
      </p>
      {item.captions.length > 0 && (
        <p class="soft">{texts.upload.withCaptions(item.captions.map(({ name }) => name).join(', '))}</p>
      )}
      {!isOver && <ProgressBar value={uploadedPart(item)} label={texts.upload.progressOf(file.name)} />}
      <UploadLine item={item} />
      {state.name === 'done' && <ArrivedWork id={state.workId} />}
      {problem && <ProblemNote problem={problem} />}
      <UploadControls item={item} />
      {!isOver && replaces === null && (
        <details class="upload-details">
          <summary>
            {texts.upload.details}: <strong>{item.form.title}</strong>
          </summary>
          <p class="field-hint">{texts.upload.detailsHint}</p>
          {item.url === null && (
            <SelectField<Kind | ''>
              label={texts.fields.kind}
              hint={texts.fields.kindHint}
              value={item.kind ?? ''}
              options={kindOptions()}
              onPick={(kind) => uploads.chooseKind(item.id, kind || null)}
            />
          )}
          <WorkFields
            form={item.form}
            kind={item.kind}
            problem={null}
            onType={(form) => uploads.type(item.id, form)}
          >
            <SelectField
              label={texts.fields.visibility}
              hint={texts.visibilityHints[item.form.visibility]}
              value={item.form.visibility}
              options={visibilityOptions()}
              onPick={(visibility) => uploads.type(item.id, { ...item.form, visibility })}
            />
          </WorkFields>
        </details>
      )}
    </li>
  )
}

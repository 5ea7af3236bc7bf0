import { useState } from 'preact/hooks'
import { COLUMN_NAMES } from '../../../media/manifest-headings.ts'
import { FileInputButton } from '../parts/file-input-button.tsx'
import { words } from '../texts/import/words.ts'
import { droppedFiles } from '../upload/pick-files.ts'
import { placed } from './import-folder.ts'
import { saveFile, tableText } from './table-file.ts'
import { useImports } from './use-imports.ts'

const columns = () => COLUMN_NAMES.map((name) => words.columnsOf[name])

/** Where a folder is chosen or dropped, and what its table may say. */
export function FolderPicker() {
  const imports = useImports()
  const [isOver, setOver] = useState(false)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a mouse's shortcut for the button inside */}
      <div
        class={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (!event.dataTransfer) return
          void droppedFiles(event.dataTransfer).then((picked) =>
            imports.plan(
              picked.map(({ file, folder }) => ({
                file,
                path: folder === '' ? file.name : `${folder}/${file.name}`,
              })),
            ),
          )
        }}
      >
        <p class="drop-title">{words.drop}</p>
        <div class="buttons import-choices">
          <FileInputButton
            folder
            label={words.chooseFolder}
            accept=""
            look="button button-main"
            onPick={(files) => void imports.plan(placed(files))}
          />
          <FileInputButton
            multiple
            label={words.chooseFiles}
            accept=""
            onPick={(files) => void imports.plan(placed(files))}
          />
        </div>
        <p class="field-hint">{words.folderHint}</p>
      </div>
      <details class="upload-details">
        <summary>{words.columns}</summary>
        <div class="stack">
          <p>{words.columnsLead}</p>
          <button
            type="button"
            class="button"
            onClick={() =>
              saveFile(
                words.sampleName,
                tableText([columns().map(([heading]) => heading), columns().map(([, , example]) => example)]),
              )
            }
          >
            {words.sample}
          </button>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
          <section class="wide-table import-table" aria-label={words.columns} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.column}</th>
                  <th scope="col">{words.meaning}</th>
                  <th scope="col">{words.example}</th>
                </tr>
              </thead>
              <tbody>
                {columns().map(([heading, meaning, example]) => (
                  <tr key={heading}>
                    <th scope="row">{heading}</th>
                    <td>{meaning}</td>
                    <td>{example}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
      </details>
    </>
  )
}

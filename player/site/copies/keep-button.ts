import { fill } from '../page/root.ts'
import { copyWith } from './copies.ts'
import { isFull, keepCopy } from './keep.ts'
import { fetchPage } from './kept-pages.ts'
import { letGo } from './let-go.ts'

/**
 * The button that keeps a work, and says what has become of it.
 * @param tapped whether it was pressed before this came
 */
export async function mountKeepButton(section: HTMLElement, tapped: boolean): Promise<void> {
  const button = section.querySelector('button')
  const said = section.querySelector('[role=status]')
  if (!button || !said) return
  const address = section.dataset.keep ?? ''
  const number = Number(/\d+/.exec(address))
  const keepText = button.textContent
  const copy = await copyWith(number)
  const { texts } = copy ?? (await fetchPage(address)).facts
  const show = (label: string, what = ''): void => {
    button.textContent = label
    said.textContent = what
  }
  let act = (): void => undefined

  const offer = (what?: string): void => {
    show(keepText, what)
    act = document.documentElement.dataset.discreet === undefined ? keep : askAgain
  }
  // What is to be thought of stands beside the button.
  const askAgain = (): void => {
    show(texts.sure)
    section.classList.add('keep--warned')
    act = keep
  }
  const keep = (): void => {
    const stopping = new AbortController()
    show(texts.stop, fill(texts.saving, { percent: '0' }))
    act = () => stopping.abort()
    const saving = async (): Promise<void> => {
      try {
        await keepCopy(address, {
          signal: stopping.signal,
          onProgress: (share) => {
            said.textContent = fill(texts.saving, { percent: String(Math.floor(share * 100)) })
          },
        })
        kept()
      } catch (error) {
        offer(stopping.signal.aborted ? '' : isFull(error) ? texts.full : texts.failed)
      }
    }
    void saving()
  }
  const kept = (): void => {
    show(texts.drop, texts.kept)
    act = () => {
      letGo(number).then(
        () => offer(texts.dropped),
        () => offer(),
      )
    }
  }

  button.addEventListener('click', () => act())
  offer()
  if (copy) kept()
  else if (tapped) act()
}

import { KEPT_PATH } from '../../../media/copies.ts'
import { size } from '../../../media/measures.ts'
import { allCopies, type Copy } from '../copies/copies.ts'
import { isFull, keepCopy } from '../copies/keep.ts'
import { letGo } from '../copies/let-go.ts'
import { element } from '../page/element.ts'
import { browserMemory } from '../page/memory.ts'
import { fill } from '../page/root.ts'
import { sendReport } from '../views/send-report.ts'
import { createViewReports } from '../views/view-reports.ts'

type Texts = Record<'drop' | 'dropped' | 'saving' | 'kept' | 'full' | 'failed' | 'newer' | 'again', string>

/** Fills in what this browser keeps. */
async function list(place: HTMLElement): Promise<void> {
  const texts = JSON.parse(place.dataset.texts ?? '{}') as Texts
  const said = place.querySelector('[role=status]')
  const rows = place.querySelector('ul')
  const none = place.querySelector<HTMLElement>('[data-none]')
  const dropAll = place.querySelector<HTMLButtonElement>('[data-drop-all]')
  if (!said || !rows || !none || !dropAll) return
  const locale = document.documentElement.lang === 'en' ? 'en' : 'es'

  const button = (label: string, act: () => Promise<string>): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: 'button button--quiet' }, label)
    made.addEventListener('click', () => {
      made.disabled = true
      act()
        .catch((error) => (isFull(error) ? texts.full : texts.failed))
        .then((what) => {
          said.textContent = what
          return show()
        })
        .catch(() => undefined)
    })
    return made
  }
  const drop = (copy: Copy) => async (): Promise<string> => {
    await letGo(copy.number)
    return texts.dropped
  }
  const again = (copy: Copy) => async (): Promise<string> => {
    const onProgress = (share: number): void => {
      said.textContent = fill(texts.saving, { percent: String(Math.floor(share * 100)) })
    }
    await keepCopy(copy.address, { signal: new AbortController().signal, onProgress })
    return texts.kept
  }
  const row = (copy: Copy): HTMLElement =>
    element(
      'li',
      {},
      element('a', { href: copy.address, class: 'kept__title' }, copy.title),
      element('span', { class: 'kept__facts' }, `${copy.kind} · ${size(copy.bytes, locale)}`),
      ...(copy.outdated ? [element('span', {}, `${texts.newer} `), button(texts.again, again(copy))] : []),
      button(texts.drop, drop(copy)),
    )
  const show = async (): Promise<void> => {
    const copies = await allCopies()
    rows.replaceChildren(...copies.map(row))
    none.hidden = copies.length > 0
    dropAll.hidden = copies.length < 2
  }
  dropAll.addEventListener('click', () => {
    const all = allCopies().then(async (copies) => {
      for (const { number } of copies) await letGo(number)
      said.textContent = texts.dropped
      await show()
    })
    all.catch(() => undefined)
  })
  await show()
}

const place = document.querySelector<HTMLElement>('[data-kept]')
if (place && 'caches' in window) list(place).catch(() => undefined)

// Shown in place of a page that could not be had.
const offline = document.querySelector<HTMLElement>('[data-offline]')
if (offline) offline.hidden = navigator.onLine && location.pathname === KEPT_PATH

// What was seen without a link is told as soon as there is one, here too.
const reports = createViewReports({ memory: browserMemory(), now: Date.now, send: sendReport })
const tell = (): void => void reports.retry()
window.addEventListener('online', tell)
tell()

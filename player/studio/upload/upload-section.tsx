import { useState } from 'preact/hooks'
import { texts } from '../texts/texts.ts'
import type { UploadItem } from './queue.ts'
import { UploadCard } from './upload-card.tsx'

/** As many cards as a person looks over; a folder of fifty files would be a page without end. */
const SHOWN = 4

/** Uploads in the same state. Past the first few, the others come when they are asked for. */
export function UploadSection({ title, items }: { title: string; items: UploadItem[] }) {
  const [isOpen, setOpen] = useState(false)
  if (items.length === 0) return null
  const folded = items.length - SHOWN
  return (
    <section aria-label={title}>
      <h2>
        {title}
        {items.length > 1 && <span class="soft"> {items.length}</span>}
      </h2>
      <ul class="uploads">
        {(isOpen ? items : items.slice(0, SHOWN)).map((item) => (
          <UploadCard key={item.id} item={item} />
        ))}
      </ul>
      {folded > 0 && (
        <button
          type="button"
          class="button uploads-more"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? texts.upload.fold : texts.upload.unfold(folded)}
        </button>
      )}
    </section>
  )
}

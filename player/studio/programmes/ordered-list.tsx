import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { texts } from '../texts/texts.ts'

interface Item {
  id: string
  name: string
}

interface Props<T extends Item> {
  items: readonly T[]
  /** @param position from 0, counted without the item that moves */
  onMove: (item: T, position: number) => void
  children: (item: T) => ComponentChildren
}

/** Items that staff put in order: by dragging, or by the buttons, which keep the focus so that one can press on. */
export function OrderedList<T extends Item>({ items, onMove, children }: Props<T>) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<number | null>(null)

  function drop(position: number): void {
    const item = items.find(({ id }) => id === dragged)
    setDragged(null)
    setOver(null)
    if (item && items.indexOf(item) !== position) onMove(item, position)
  }

  return (
    <ol class="ordered">
      {items.map((item, position) => (
        <li
          key={item.id}
          class={over === position ? 'ordered-item ordered-over' : 'ordered-item'}
          onDragOver={(event) => {
            if (dragged === null) return
            event.preventDefault()
            setOver(position)
          }}
          onDrop={(event) => {
            event.preventDefault()
            drop(position)
          }}
        >
          <div class="ordered-handle">
            {/* Dragged by this alone: text in the forms below must stay selectable. */}
            <span
              class="grip"
              draggable
              aria-hidden="true"
              onDragStart={(event) => {
                event.dataTransfer?.setData('text/plain', item.id)
                setDragged(item.id)
              }}
              onDragEnd={() => {
                setDragged(null)
                setOver(null)
              }}
            >
              ⠿
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={texts.programmes.up(item.name)}
              disabled={position === 0}
              onClick={() => onMove(item, position - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={texts.programmes.down(item.name)}
              disabled={position === items.length - 1}
              onClick={() => onMove(item, position + 1)}
            >
              ↓
            </button>
          </div>
          <div class="ordered-body">{children(item)}</div>
        </li>
      ))}
    </ol>
  )
}

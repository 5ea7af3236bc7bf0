import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { words as programmeTexts } from '../texts/programmes/words.ts'

interface Item {
  id: string
  name: string
}

interface Props<T extends Item> {
  items: readonly T[]
  /** @param position from 0, not counting the moved item */
  onMove: (item: T, position: number) => void
  children: (item: T) => ComponentChildren
}

/** Items that staff reorder by dragging, or with buttons that keep the focus for repeated presses. */
export function OrderedList<T extends Item>({ items, onMove, children }: Props<T>) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const pressed = useRef('')
  const order = items.map(({ id }) => id).join(' ')

  // Moving a row in the page takes the focus from its button; it is restored for repeated presses.
  useEffect(() => {
    if (order !== '' && pressed.current !== '')
      list.current?.querySelector<HTMLButtonElement>(`[data-move="${pressed.current}"]`)?.focus()
    pressed.current = ''
  }, [order])

  function press(item: T, way: 'up' | 'down', position: number): void {
    if (position < 0 || position >= items.length) return
    pressed.current = `${way} ${item.id}`
    onMove(item, position)
  }

  function drop(position: number): void {
    const item = items.find(({ id }) => id === dragged)
    setDragged(null)
    setOver(null)
    if (item && items.indexOf(item) !== position) onMove(item, position)
  }

  return (
    <ol class="ordered" ref={list}>
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
              aria-label={programmeTexts.up(item.name)}
              data-move={`up ${item.id}`}
              // Not `disabled`, which would lose the focus when the item reaches the end.
              aria-disabled={position === 0}
              onClick={() => press(item, 'up', position - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="quiet"
              aria-label={programmeTexts.down(item.name)}
              data-move={`down ${item.id}`}
              aria-disabled={position === items.length - 1}
              onClick={() => press(item, 'down', position + 1)}
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

import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { texts } from '../texts/texts.ts'

interface Props {
  title: string
  /** Next to the title: the main action of the screen. */
  action?: ComponentChildren
  children: ComponentChildren
}

let isFirst = true

/** A screen with its heading, which gets the focus when the screen opens, as after following a link to a page. */
export function Screen({ title, action, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = texts.documentTitle(title)
  }, [title])
  useEffect(() => {
    // Not for the screen that loaded with the page: the reader is already at its top.
    if (!isFirst) heading.current?.focus()
    isFirst = false
    scrollTo(0, 0)
  }, [])
  return (
    <main id="content" class="screen">
      <header class="screen-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action}
      </header>
      {children}
    </main>
  )
}

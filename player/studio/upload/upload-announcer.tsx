import { useEffect, useRef, useState } from 'preact/hooks'
import { texts } from '../texts/texts.ts'
import { useUploads } from './use-uploads.ts'

/** Announces state changes of uploads to screen readers; percentages would never stop talking. */
export function UploadAnnouncer() {
  const uploads = useUploads()
  const queue = uploads.queue.value
  const known = useRef(new Map<string, string>())
  const [said, setSaid] = useState('')

  useEffect(() => {
    const changed = queue.filter(({ id, state }) => known.current.get(id) !== state.name)
    for (const { id, state } of changed) known.current.set(id, state.name)
    const lines = changed.map(({ file, state }) =>
      texts.upload.announce(file.name, texts.upload.states[state.name]),
    )
    if (lines.length > 0) setSaid(lines.join('. '))
  }, [queue])

  return (
    <p class="unseen" role="status">
      {said}
    </p>
  )
}

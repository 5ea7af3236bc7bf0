/** A media element that is fed by Media Source Extensions: one buffer, sound and picture together. */
export interface Sink {
  /** Opens the buffer. Once. @throws DOMException `NotSupportedError` where this browser cannot play it */
  prepare(mime: string): Promise<void>
  /** @param offset seconds to add to the times in the data */
  append(data: ArrayBuffer, offset: number): Promise<void>
  remove(from: number, to: number): Promise<void>
  setDuration(seconds: number): void
  /** Nothing follows: what there is, is the whole. */
  end(): void
  close(): void
}

export function openSink(media: HTMLMediaElement): Sink {
  const source = new MediaSource()
  const url = URL.createObjectURL(source)
  let buffer: SourceBuffer | null = null
  let length: number | null = null
  const opened = new Promise<void>((resolve) => {
    source.addEventListener('sourceopen', () => resolve(), { once: true })
  })
  media.src = url

  const applyLength = (): void => {
    if (length === null || source.readyState !== 'open' || buffer === null || buffer.updating) return
    if (source.duration >= length && source.duration !== Number.POSITIVE_INFINITY) return
    try {
      source.duration = length
    } catch {
      // Its last frames reach further than the playlist says; the end of the stream will tell.
    }
  }
  const settled = (action: (buffer: SourceBuffer) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const target = buffer
      if (target === null || source.readyState === 'closed') return reject(new Error('the buffer is closed'))
      const finish = (error: Error | null): void => {
        target.removeEventListener('updateend', onEnd)
        target.removeEventListener('error', onError)
        if (error === null) resolve()
        else reject(error)
      }
      const onEnd = (): void => finish(null)
      const onError = (): void => finish(new Error('the data cannot be decoded'))
      target.addEventListener('updateend', onEnd)
      target.addEventListener('error', onError)
      try {
        action(target)
        if (!target.updating) finish(null)
      } catch (error) {
        finish(error as Error)
      }
    })

  return {
    async prepare(mime) {
      await opened
      buffer = source.addSourceBuffer(mime)
      // Before the init segment, which says nothing of it: an element of endless length seeks only within its buffer.
      applyLength()
    },
    append: (data, offset) =>
      settled((target) => {
        if (Math.abs(target.timestampOffset - offset) > 1e-6) target.timestampOffset = offset
        target.appendBuffer(data)
      }),
    remove: (from, to) => settled((target) => target.remove(from, to)),
    setDuration(seconds) {
      length = seconds
      applyLength()
    },
    end() {
      if (source.readyState === 'open' && buffer !== null && !buffer.updating) source.endOfStream()
    },
    close() {
      media.removeAttribute('src')
      media.load()
      URL.revokeObjectURL(url)
    },
  }
}

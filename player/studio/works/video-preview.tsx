import { useEffect, useRef, useState } from 'preact/hooks'
import { deferred } from '../parts/deferred.tsx'
import { texts } from '../texts/texts.ts'

interface Props {
  workId: string
  hls: string
  poster: string | null
  title: string
}

/** Plays what viewers get. The player is loaded on the first press: most visits to this page are for editing. */
export function VideoPreview({ workId, hls, poster, title }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    const element = video.current
    if (!isPlaying || element === null) return
    let stop: (() => void) | null = null
    let isGone = false
    import('./attach-hls.ts').then(
      ({ attachHls }) => {
        if (!isGone) stop = attachHls(element, hls, () => setFailed(true))
      },
      () => setFailed(true),
    )
    return () => {
      isGone = true
      stop?.()
    }
  }, [isPlaying, hls])

  if (failed) return <p class="note note-bad">{texts.work.cannotPlay}</p>
  if (isPlaying) {
    return (
      <>
        {/* biome-ignore lint/a11y/useMediaCaption: the public page has the captions; this is to check picture and sound */}
        <video ref={video} controls autoPlay playsInline poster={poster ?? undefined} aria-label={title} />
        <MomentButton workId={workId} moment={() => video.current?.currentTime ?? 0} />
      </>
    )
  }
  return (
    <button type="button" class="poster" onClick={() => setPlaying(true)}>
      {poster && <img src={poster} alt="" />}
      <span class="poster-play">
        <span aria-hidden="true">▶ </span>
        {texts.work.play}
      </span>
    </button>
  )
}

const MomentButton = deferred(async () => (await import('../poster/moment-button.tsx')).MomentButton)

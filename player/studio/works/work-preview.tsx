import type { Work } from '../../../media/schemas/work.ts'
import { texts } from '../texts/texts.ts'
import { VideoPreview } from './video-preview.tsx'
import { WorkThumb } from './work-thumb.tsx'

/** How the work looks or sounds to the public. Nothing is loaded before someone asks for it, and no view is counted. */
export function WorkPreview({ work }: { work: Work }) {
  return (
    <section class="preview" aria-label={texts.work.preview}>
      <Preview work={work} />
    </section>
  )
}

function Preview({ work }: { work: Work }) {
  const { hls, poster, downloads, pages } = work.urls
  if (work.kind === 'video' && hls !== null)
    return <VideoPreview workId={work.id} hls={hls} poster={poster} title={work.title} />
  if (work.kind === 'spot') {
    const sound = downloads.find(({ type }) => type === 'audio/mpeg') ?? downloads[0]
    // biome-ignore lint/a11y/useMediaCaption: the script of a spot, where there is one, stands in its description
    if (sound) return <audio controls preload="none" src={sound.url} aria-label={work.title} />
  }
  if (work.kind === 'brochure' && pages.length > 0) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll what has the focus, and no browser gives it to all
      // biome-ignore lint/a11y/useSemanticElements: no element stands for a part that scrolls
      <div class="pages" role="group" tabIndex={0} aria-label={texts.work.pages(pages.length)}>
        <ol>
          {pages.map(({ number, images, width, height }) => (
            <li key={number}>
              <img
                src={images[0]?.url}
                alt={texts.work.page(number)}
                width={Math.round(width)}
                height={Math.round(height)}
                loading="lazy"
              />
            </li>
          ))}
        </ol>
      </div>
    )
  }
  if (work.status === 'failed') return null
  return (
    <>
      <WorkThumb work={work} />
      <p class="soft">{texts.work.previewNone}</p>
    </>
  )
}

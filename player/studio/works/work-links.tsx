import { paths } from '../../../media/layout.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { formatBytes } from '../format/format.ts'
import { CopyField } from '../parts/copy-field.tsx'
import { texts } from '../texts/texts.ts'
import { isReachable } from '../work/publicity.ts'
import { fileWords } from './file-words.ts'

/** Everything that can be shared: the page, the embed code, the files. */
export function WorkLinks({ work }: { work: Work }) {
  const isShown = isReachable(work, new Date())
  return (
    <section class="card" aria-label={texts.work.links}>
      <h2>{texts.work.links}</h2>
      {!isShown && <p class="field-hint">{texts.work.linksLater}</p>}
      <CopyField label={texts.work.linkPage} value={work.urls.page} />
      {isShown && (
        <a class="button" href={work.urls.page} target="_blank" rel="noopener">
          {texts.common.open}
        </a>
      )}
      {isShown && (
        <a class="button" href={paths.wallPoster(work.urls.page)} target="_blank" rel="noopener">
          {texts.work.linkPoster}
        </a>
      )}
      {!isShown && work.playable && work.trashedAt === null && (
        <>
          <a class="button" href={`/studio/obras/${work.id}`} target="_blank" rel="noopener">
            {texts.work.seeAsWillBe}
          </a>
          <p class="field-hint">{texts.work.seeAsWillBeHint}</p>
        </>
      )}
      <CopyField label={texts.work.linkCampaign} value={campaignLink(work)} />
      <p class="field-hint">{texts.work.linkCampaignHint}</p>
      {work.kind !== 'brochure' && <CopyField label={texts.work.linkEmbed} value={embedCode(work)} />}
      <h3>{texts.work.downloads}</h3>
      {work.urls.downloads.length === 0 ? (
        <p class="field-hint">{texts.work.downloadsLater}</p>
      ) : (
        <ul class="plain">
          {work.urls.downloads.map(({ name, type, url, bytes }) => (
            <li key={name}>
              <a href={url} download>
                {fileWords(name, type)}
              </a>{' '}
              <span class="soft">
                {name} · {formatBytes(bytes)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const campaignLink = ({ number, urls }: Work): string => new URL(paths.arrival(number, '1'), urls.page).href

/** HTML for another site. The proportions are those of the picture; a spot only needs the height of its controls. */
function embedCode({ kind, title, width, height, urls }: Work): string {
  const frameHeight = kind === 'spot' ? 180 : Math.round((640 * (height ?? 9)) / (width ?? 16))
  return `<iframe src="${attribute(urls.embed)}" title="${attribute(title)}" width="640" height="${frameHeight}" allow="fullscreen" loading="lazy"></iframe>`
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
}

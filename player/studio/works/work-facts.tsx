import type { Work } from '../../../media/schemas/work.ts'
import { formatBytes, formatClock, formatCount, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { Fact } from '../parts/fact.tsx'
import { texts } from '../texts/texts.ts'

/** What processing found out about the file. */
export function WorkFacts({ work }: { work: Work }) {
  const { calendar } = useHouse()
  const { loudness } = work
  const decibels = (value: number) => value.toFixed(1).replace('-', '−')
  return (
    <section class="card" aria-label={texts.work.facts}>
      <h2>{texts.work.facts}</h2>
      <dl class="facts">
        <Fact name={texts.works.kind}>{texts.kinds[work.kind]}</Fact>
        <Fact name={texts.works.viewsName}>{formatCount(work.views)}</Fact>
        {work.duration !== null && <Fact name={texts.work.duration}>{formatClock(work.duration)}</Fact>}
        {work.width !== null && work.height !== null && (
          <Fact name={texts.work.picture}>
            {work.width} × {work.height}
          </Fact>
        )}
        {loudness && (
          <Fact name={texts.work.loudness}>
            {texts.work.loudnessOf(decibels(loudness.integrated), decibels(loudness.truePeak))}
          </Fact>
        )}
        <Fact name={texts.work.size}>{formatBytes(work.bytes)}</Fact>
        <Fact name={texts.work.version}>{work.version}</Fact>
        <Fact name={texts.work.uploadedAt}>{formatInstant(work.createdAt, calendar)}</Fact>
        <Fact name={texts.work.updatedAt}>{formatInstant(work.updatedAt, calendar)}</Fact>
        <Fact name={texts.work.fingerprint}>
          <span class="soft">SHA-256</span> <code>{work.sha256}</code>
        </Fact>
      </dl>
    </section>
  )
}

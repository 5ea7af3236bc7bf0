import type { SystemHealth } from '../../../media/schemas/health.ts'
import { formatBytes, formatCount, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { Fact } from '../parts/fact.tsx'
import { words } from '../texts/health/words.ts'

export function HealthFacts({ health }: { health: SystemHealth }) {
  const { calendar } = useHouse()
  const { parts, workers, jobs, works, freeBytes, backup, jail } = health
  const count = (value: number | null | undefined): string =>
    value === null || value === undefined ? words.unknown : formatCount(value)
  const partNames = Object.keys(words.partNames) as (keyof typeof parts)[]
  return (
    <section class="card" aria-label={words.facts}>
      <h2>{words.facts}</h2>
      <dl class="facts">
        <Fact name={words.parts}>
          {partNames
            .map((part) => `${words.partNames[part]}: ${parts[part] ? words.answers : words.away}`)
            .join(' · ')}
        </Fact>
        <Fact name={words.workers}>{count(workers)}</Fact>
        <Fact name={words.jobs}>{jobs === null ? words.unknown : jobsSaid(jobs)}</Fact>
        <Fact name={words.works}>{count(works?.processing)}</Fact>
        <Fact name={words.failed}>{count(works?.failed)}</Fact>
        <Fact name={words.free}>{freeBytes === null ? words.noLimit : formatBytes(freeBytes)}</Fact>
        <Fact name={words.backup}>
          {backup.goodAt === null ? words.noneYet : formatInstant(backup.goodAt, calendar)}
        </Fact>
        <Fact name={words.jail}>{words.jails[jail]}</Fact>
      </dl>
    </section>
  )
}

function jobsSaid({ active, waiting, oldestSeconds }: NonNullable<SystemHealth['jobs']>): string {
  const said = words.jobsSaid(formatCount(active), formatCount(waiting))
  return oldestSeconds < 60 ? said : `${said}; ${words.oldest(formatCount(Math.round(oldestSeconds / 60)))}`
}

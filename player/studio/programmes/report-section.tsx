import { useState } from 'preact/hooks'
import type { Programme } from '../../../media/schemas/programme.ts'
import type { Report, ReportSubject, ReportToFix } from '../../../media/schemas/report.ts'
import { useApi } from '../api/use-api.ts'
import { formatCalendarDay, formatDay } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { language } from '../language/words.ts'
import { useNotice } from '../notice/use-notice.ts'
import { SelectField, TextField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { useMayChange } from '../session/use-session.ts'
import { words } from '../texts/reports/words.ts'

interface Fixed {
  id: string
  at: string
  by: string
  from: string
  until: string
}

/** Opens the report of a programme for a period, and keeps versions of it. */
export function ReportSection({ programme: { id, projects } }: { programme: Programme }) {
  const api = useApi()
  const { calendar } = useHouse()
  const { announce } = useNotice()
  const submit = useSubmit()
  const mayFix = useMayChange()
  const path = `/api/reports/${id}/fixed`
  const { value, reload } = useFetched<{ items: Fixed[] }>(path)
  const today = calendar.dayOf(new Date())
  const [period, setPeriod] = useState({ from: `${today.slice(0, 4)}-01-01`, until: today })
  const [about, setAbout] = useState('')

  const partners = [...new Set(projects.flatMap(({ partner }) => partner ?? []))]
  const choices = [
    ['', words.whole] as const,
    ...projects.map((project) => [`project:${project.id}`, project.title.es] as const),
    ...partners.map((partner) => [`partner:${partner}`, words.ofPartner(partner)] as const),
  ]
  const subject: ReportToFix = { ...period, ...subjectOf(about) }
  const query = new URLSearchParams({ ...Object.fromEntries(Object.entries(subject)), lang: language.value })

  async function fix(): Promise<void> {
    const done = await submit.run(async () => {
      await api.post<Report>(path, subject)
      await reload()
    })
    if (done) announce(words.fixed)
  }

  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p class="soft">{words.hint}</p>
      <div class="pair">
        <TextField
          label={words.from}
          type="date"
          value={period.from}
          onType={(from) => setPeriod({ ...period, from })}
        />
        <TextField
          label={words.until}
          type="date"
          value={period.until}
          onType={(until) => setPeriod({ ...period, until })}
        />
      </div>
      {choices.length > 1 && (
        <SelectField label={words.about} value={about} options={choices} onPick={setAbout} />
      )}
      <div class="buttons">
        <a class="button" href={`/informes/${id}?${query}`} target="_blank" rel="noopener">
          {words.open}
        </a>
        <a class="button" href={`/api/reports/${id}?${query}&format=pdf`} download>
          {words.pdf}
        </a>
        {mayFix && (
          <button type="button" class="button" disabled={submit.busy} onClick={() => void fix()}>
            {words.fix}
          </button>
        )}
      </div>
      {mayFix && <p class="soft">{words.fixHint}</p>}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      {value !== null && value.items.length > 0 && (
        <>
          <h3>{words.fixedTitle}</h3>
          <ul class="plain">
            {value.items.map(({ id: fixed, at, by, from, until }) => (
              <li key={fixed}>
                <a
                  href={`/informes/${id}?fixed=${fixed}&lang=${language.value}`}
                  target="_blank"
                  rel="noopener"
                >
                  {words.fixedLine(formatCalendarDay(from), formatCalendarDay(until))}
                </a>{' '}
                <span class="soft">{words.fixedBy(formatDay(at, calendar), by)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function subjectOf(about: string): Pick<ReportSubject, 'project' | 'partner'> {
  const [, kind, value = ''] = /^(project|partner):(.*)$/.exec(about) ?? []
  if (kind === 'project') return { project: value }
  return kind === 'partner' ? { partner: value } : {}
}

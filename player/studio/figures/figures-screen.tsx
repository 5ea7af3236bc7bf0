import './figures.css'
import { useState } from 'preact/hooks'
import type { FigureGroup } from '../../../media/figure-groups.ts'
import type { Figures } from '../../../media/schemas/figures.ts'
import { formatCalendarDay } from '../format/format.ts'
import { language } from '../language/words.ts'
import { SelectField } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { type FigureFilters as Filters, figureQuery } from '../route/figure-filters.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { words } from '../texts/figures/words.ts'
import { texts } from '../texts/texts.ts'
import { DayPlot } from './day-plot.tsx'
import { FigureFilters } from './figure-filters-form.tsx'
import { FigureTable } from './figure-table.tsx'
import { type MeasureName, measured, measuresOf } from './measured.ts'
import { Watching } from './watching.tsx'

/** What was counted: a plot, its table, and how works were watched. */
export function FiguresScreen({ filters }: { filters: Filters }) {
  const navigation = useNavigation()
  const query = figureQuery(filters)
  const { value, problem, reload } = useFetched<Figures>(`/api/figures?${query}`)
  const saved = (format: string) => `/api/figures?${query}&format=${format}&lang=${language.value}`
  return (
    <Screen title={words.title}>
      <FigureFilters
        filters={filters}
        shown={value}
        onFilter={(next) => navigation.replace({ screen: 'figures', filters: next })}
      />
      {problem && <ProblemNote problem={problem} onRetry={() => void reload()} />}
      {value === null && problem === null && (
        <p class="soft" role="status">
          {texts.common.loading}
        </p>
      )}
      {value && (
        <>
          <Totals figures={value} />
          <Earlier earlier={value.earlier} />
          <Plotted figures={value} />
          <FigureTable figures={value} />
          <p class="buttons">
            <span>{words.save}:</span>
            <a class="button" href={saved('xlsx')} download>
              {words.xlsx}
            </a>
            <a class="button" href={saved('csv')} download>
              {words.csv}
            </a>
          </p>
          {value.province === null && <Watching watching={value.watching} />}
        </>
      )}
    </Screen>
  )
}

/** Those that the sums are told of at the top. */
const SUMMED = ['views', 'seconds', 'downloads', 'pulls', 'airings'] as const

function Totals({ figures }: { figures: Figures }) {
  const { total } = figures
  const measures = measuresOf(figures)
  return (
    <dl class="totals">
      {SUMMED.filter((name) => measures.includes(name)).map((name) => (
        <div key={name}>
          <dt>{words.measures[name]}</dt>
          <dd>
            <strong>{measured(name, total[name])}</strong>
            <span class="soft">{words.hints[name]}</span>
          </dd>
        </div>
      ))}
      {total.apart > 0 && (
        <div>
          <dt>{words.measures.apart}</dt>
          <dd>
            <strong>{measured('apart', total.apart)}</strong>
            <span class="soft">{words.apartHint}</span>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Never added to anything: who counted them, and until when. */
function Earlier({ earlier }: Pick<Figures, 'earlier'>) {
  if (earlier.length === 0) return null
  return (
    <section class="card earlier">
      <h2>{words.earlierTitle}</h2>
      <p class="soft">{words.earlierHint}</p>
      <ul>
        {earlier.map(({ source, day, views }) => (
          <li key={`${source} ${day}`}>
            {words.earlierLine(measured('views', views), source, formatCalendarDay(day))}
          </li>
        ))}
      </ul>
    </section>
  )
}

const IN_TIME: readonly FigureGroup[] = ['day', 'month']

function Plotted({ figures }: { figures: Figures }) {
  const [chosen, setMeasure] = useState<MeasureName>('views')
  const measures = measuresOf(figures)
  const measure = measures.find((name) => name === chosen) ?? measures[0] ?? chosen
  if (!IN_TIME.includes(figures.by) || figures.rows.length === 0) return null
  return (
    <section class="card plot">
      <div class="plot-head">
        <h2>{words.plotOf(words.measures[measure])}</h2>
        <SelectField<MeasureName>
          label={words.plotOfWhat}
          value={measure}
          options={measures.map((name) => [name, words.measures[name]] as const)}
          onPick={setMeasure}
        />
      </div>
      <DayPlot figures={figures} measure={measure} />
    </section>
  )
}

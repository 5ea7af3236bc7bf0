import { FIGURE_GROUPS, type FigureGroup } from '../../../media/figure-groups.ts'
import type { Figures } from '../../../media/schemas/figures.ts'
import type { Programme } from '../../../media/schemas/programme.ts'
import { KINDS, type Kind } from '../../../media/vocabulary.ts'
import { SelectField, TextField } from '../parts/field.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { type FigureFilters as Filters, figureFilters, figureQuery } from '../route/figure-filters.ts'
import { words } from '../texts/figures/words.ts'
import { texts } from '../texts/texts.ts'

interface Props {
  filters: Filters
  /** What is shown now: it says which days stand for those that are not named. */
  shown: Figures | null
  onFilter: (filters: Filters) => void
}

export function FigureFilters({ filters, shown, onFilter }: Props) {
  const { value } = useFetched<{ items: Programme[] }>('/api/programmes')
  const programmes = value?.items ?? []
  const projects = programmes.find(({ id }) => id === filters.programme)?.projects ?? []
  const set = (changes: Partial<Filters>): void => onFilter({ ...filters, ...changes })
  const named = (items: readonly { id: string; title: { es: string } }[]) => [
    ['', words.allOf] as const,
    ...items.map(({ id, title }) => [id, title.es] as const),
  ]
  const languages = Object.entries(texts.languages).filter(([tag]) => tag !== '')
  return (
    <search>
      <form class="figure-filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
        <SelectField<FigureGroup>
          label={words.by}
          value={filters.by}
          options={FIGURE_GROUPS.map((group) => [group, words.groups[group]] as const)}
          onPick={(by) => set({ by })}
        />
        <TextField
          label={words.from}
          type="date"
          value={filters.from || (shown?.from ?? '')}
          onType={(from) => set({ from })}
        />
        <TextField
          label={words.until}
          type="date"
          value={filters.until || (shown?.until ?? '')}
          onType={(until) => set({ until })}
        />
        <SelectField
          label={words.programme}
          value={filters.programme}
          options={named(programmes)}
          onPick={(programme) => set({ programme, project: '' })}
        />
        {projects.length > 0 && (
          <SelectField
            label={words.project}
            value={filters.project}
            options={named(projects)}
            onPick={(project) => set({ project })}
          />
        )}
        <SelectField<Kind | ''>
          label={words.kind}
          value={filters.kind}
          options={[['', words.allOf], ...KINDS.map((kind) => [kind, texts.kindsPlural[kind]] as const)]}
          onPick={(kind) => set({ kind })}
        />
        <SelectField
          label={words.language}
          value={filters.language}
          options={[['', words.allOf], ...languages]}
          onPick={(language) => set({ language })}
        />
        <ProvinceFilter filters={filters} onPick={(province) => set({ province })} />
      </form>
    </search>
  )
}

/** The provinces that aired something in the same days. */
function ProvinceFilter({ filters, onPick }: { filters: Filters; onPick: (province: string) => void }) {
  const { from, until, province } = filters
  const query = figureQuery({ ...figureFilters(new URLSearchParams()), by: 'province', from, until })
  const { value } = useFetched<Figures>(`/api/figures?${query}`)
  const aired = (value?.rows ?? []).map(({ key }) => key ?? '')
  const provinces = [...new Set([...aired, province])].filter((name) => name !== '')
  if (provinces.length === 0) return null
  return (
    <SelectField
      label={words.groups.province}
      value={province}
      options={[['', words.everywhere], ...provinces.map((name) => [name, name] as const)]}
      onPick={onPick}
    />
  )
}

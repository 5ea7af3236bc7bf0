import type { ComponentProps } from 'preact'
import { useId } from 'preact/hooks'
import type { Programme } from '../../../media/schemas/programme.ts'
import type { Station } from '../../../media/schemas/station.ts'
import { TextField } from '../parts/field.tsx'
import { useFetched } from '../parts/use-fetched.ts'

/** Suggests the provinces of other stations, and those where projects work, so that none is spelled in two ways. */
export function ProvinceField(props: Omit<ComponentProps<typeof TextField>, 'list'>) {
  const list = useId()
  const stations = useFetched<{ items: Station[] }>('/api/stations').value?.items ?? []
  const programmes = useFetched<{ items: Programme[] }>('/api/programmes').value?.items ?? []
  const named = [
    ...stations.map(({ province }) => province),
    ...programmes.flatMap(({ projects }) =>
      projects.flatMap(({ places }) => places.map((one) => one.province ?? '')),
    ),
  ]
  const provinces = [...new Set(named)].filter((name) => name !== '').sort((a, b) => a.localeCompare(b, 'es'))
  return (
    <div>
      <TextField {...props} list={list} />
      <datalist id={list}>
        {provinces.map((province) => (
          <option key={province} value={province} />
        ))}
      </datalist>
    </div>
  )
}

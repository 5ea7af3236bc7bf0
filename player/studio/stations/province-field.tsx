import type { ComponentProps } from 'preact'
import { useId } from 'preact/hooks'
import { DEPARTMENTS } from '../../../media/peru.ts'
import { TextField } from '../parts/field.tsx'

const PROVINCES = Object.values(DEPARTMENTS)
  .flat()
  .sort((a, b) => a.localeCompare(b, 'es'))

/** Suggests the provinces of Peru, so that none is spelled in two ways. */
export function ProvinceField(props: Omit<ComponentProps<typeof TextField>, 'list'>) {
  const list = useId()
  return (
    <div>
      <TextField {...props} list={list} />
      <datalist id={list}>
        {PROVINCES.map((province) => (
          <option key={province} value={province} />
        ))}
      </datalist>
    </div>
  )
}

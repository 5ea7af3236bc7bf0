import type { ComponentProps } from 'preact'
import { useEffect, useId } from 'preact/hooks'
import { TextField } from '../parts/field.tsx'
import { continuations } from './continuations.ts'
import { useSuggestions } from './use-suggestions.ts'

type Props = Omit<ComponentProps<typeof TextField>, 'list'>

/** One or more places, separated by commas; suggests those used in other works. */
export function PlaceField(props: Props) {
  const places = useSuggestions().known.value.places
  return <SuggestedField {...props} words={continuations(props.value, places)} />
}

export function ProgrammeField(props: Props) {
  return <SuggestedField {...props} words={useSuggestions().known.value.programmes} />
}

function SuggestedField({ words, ...props }: Props & { words: string[] }) {
  const suggestions = useSuggestions()
  const list = useId()
  useEffect(() => suggestions.ask(), [suggestions])
  return (
    <div>
      <TextField {...props} list={list} />
      <datalist id={list}>
        {words.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </div>
  )
}

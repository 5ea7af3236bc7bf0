import { type ComponentChildren, type ComponentType, createContext } from 'preact'
import { useContext } from 'preact/hooks'

/**
 * Something of which the studio has one, made beside the screens and used by them wherever they stand.
 * @returns what puts it over the screens, and what they take it with
 */
export function provided<T extends object>(): [
  Provider: ComponentType<{ value: T; children?: ComponentChildren }>,
  use: () => T,
] {
  const Context = createContext<T | null>(null)
  const use = (): T => {
    const value = useContext(Context)
    if (value === null) throw new Error('a screen stands outside of the studio')
    return value
  }
  return [Context.Provider as ComponentType<{ value: T; children?: ComponentChildren }>, use]
}

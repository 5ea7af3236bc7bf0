import { provided } from '../context/provided.ts'
import type { Suggestions } from './suggestions.ts'

export const [SuggestionsProvider, useSuggestions] = provided<Suggestions>()

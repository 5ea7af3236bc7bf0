import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Saved filters',
  save: 'Save this filter',
  name: 'Name of the filter',
  remove: (name) => `Remove the filter “${name}”`,
}

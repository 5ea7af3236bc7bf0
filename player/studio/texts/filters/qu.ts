import type { words as es } from './es.ts'

export const words: typeof es = {
  title: 'Waqaychasqa akllaykuna',
  save: 'Kay akllayta waqaychay',
  name: 'Akllaypa sutin',
  remove: (name) => `«${name}» akllayta qichuy`,
}

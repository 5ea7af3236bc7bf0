import type { Programme } from '../../../media/schemas/programme.ts'
import type { Api } from './api.ts'
import { OUTCOMES, PROGRAMME, PROJECTS } from './programme.ts'

/** Makes the programme of the samples with its projects and results, unless it is there. */
export async function publishProgramme({
  post,
  programmes,
}: Pick<Api, 'post' | 'programmes'>): Promise<Programme> {
  const there = (await programmes()).find(({ title }) => title.es === PROGRAMME.title.es)
  if (there) return there
  const made = await post<Programme>('/api/programmes', PROGRAMME)
  for (const project of PROJECTS) await post(`/api/programmes/${made.id}/projects`, project)
  for (const outcome of OUTCOMES) await post(`/api/programmes/${made.id}/outcomes`, outcome)
  return made
}

import type { Programme, Project } from '../../../media/schemas/programme.ts'
import { useApi } from '../api/use-api.ts'
import { NewPart } from '../forms/new-part.tsx'
import { PartEditor } from '../forms/part-editor.tsx'
import { useNotice } from '../notice/use-notice.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import { OrderedList } from './ordered-list.tsx'
import {
  EMPTY_PROJECT,
  formOfProject,
  type ProjectForm,
  projectFaults,
  projectFieldsOf,
} from './programme-form.ts'
import { ProjectFields } from './project-fields.tsx'

interface Props {
  programme: Programme
  onChanged: (programme: Programme) => void
}

const isFaulty = (form: ProjectForm): boolean => Object.keys(projectFaults(form)).length > 0

export function ProjectsSection({ programme, onChanged }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const words = programmeTexts
  const path = `/api/programmes/${programme.id}/projects`
  const items = programme.projects.map((project) => ({ ...project, name: project.title.es }))

  async function move({ id, name }: Project & { name: string }, position: number): Promise<void> {
    onChanged(await api.patch<Programme>(`${path}/${id}`, { position }))
    announce(words.moved(name, position + 1))
  }

  return (
    <section class="card" aria-label={words.projects}>
      <h2>{words.projects}</h2>
      {items.length === 0 && <p class="soft">{words.noProjects}</p>}
      <OrderedList items={items} onMove={(item, position) => void move(item, position)}>
        {(project) => (
          <PartEditor<ProjectForm>
            key={project.id}
            draft={`project.${project.id}`}
            name={project.name}
            facts={project.partner ?? ''}
            saved={formOfProject(project)}
            isFaulty={isFaulty}
            save={async (form) =>
              onChanged(await api.patch<Programme>(`${path}/${project.id}`, projectFieldsOf(form)))
            }
            remove={async () => {
              await api.remove(`${path}/${project.id}`)
              onChanged(await api.get<Programme>(`/api/programmes/${programme.id}`))
            }}
            removeQuestion={words.removeProject}
            fields={(form, type, problem) => (
              <ProjectFields form={form} isTyped problem={problem} onType={type} />
            )}
          />
        )}
      </OrderedList>
      <NewPart<ProjectForm>
        draft={`new-project.${programme.id}`}
        label={words.addProject}
        empty={EMPTY_PROJECT}
        isFaulty={isFaulty}
        create={async (form) => onChanged(await api.post<Programme>(path, projectFieldsOf(form)))}
        fields={(form, type, problem) => (
          <ProjectFields form={form} isTyped={form !== EMPTY_PROJECT} problem={problem} onType={type} />
        )}
      />
    </section>
  )
}

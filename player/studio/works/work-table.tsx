import '../figures/figures.css'
import type { Work } from '../../../media/schemas/work.ts'
import { formatCount, formatDay } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'
import { WorkBadges } from '../work/work-state.tsx'
import type { Choosing } from './choosing.ts'
import { WorkCheckbox } from './work-checkbox.tsx'

/** Many works at a glance. */
export function WorkTable({ works, choosing }: { works: readonly Work[]; choosing: Choosing | null }) {
  const { calendar } = useHouse()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls both ways, so the keyboard must reach it.
    <section class="wide-table" aria-label={texts.works.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {choosing && (
              <th scope="col">
                <span class="unseen">{texts.works.choose}</span>
              </th>
            )}
            <th scope="col">{texts.fields.title}</th>
            <th scope="col">{texts.works.kind}</th>
            <th scope="col">{texts.works.status}</th>
            <th scope="col">{texts.works.programme}</th>
            <th scope="col" class="number">
              {texts.works.viewsName}
            </th>
            <th scope="col">{texts.works.uploaded}</th>
          </tr>
        </thead>
        <tbody>
          {works.map((work) => (
            <tr key={work.id}>
              {choosing && (
                <td>
                  <WorkCheckbox work={work} choosing={choosing} />
                </td>
              )}
              <th scope="row">
                <a href={hrefOf({ screen: 'work', id: work.id })}>{work.title}</a>
              </th>
              <td>{texts.kinds[work.kind]}</td>
              <td>
                <WorkBadges work={work} />
              </td>
              <td>{work.programme}</td>
              <td class="number">{formatCount(work.views)}</td>
              <td>{formatDay(work.createdAt, calendar)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

import { useEffect, useState } from 'preact/hooks'
import { deferred } from '../parts/deferred.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { type WorkFilters as Filters, hrefOf, NO_FILTERS, queryOf } from '../route/route.ts'
import { useNavigation } from '../route/use-navigation.ts'
import { texts } from '../texts/texts.ts'
import { isUnfinished } from '../upload/queue.ts'
import { useUploads } from '../upload/use-uploads.ts'
import { BackLink } from './back-link.tsx'
import { keepView, keptView, type ListView } from './list-view.ts'
import { useWorkList } from './use-work-list.ts'
import { WorkFilters } from './work-filters.tsx'
import { WorkRow } from './work-row.tsx'

// What most visits do without.
const BulkBar = deferred(async () => (await import('../bulk/bulk-bar.tsx')).BulkBar)
const SavedFilterList = deferred(
  async () => (await import('../saved-filters/saved-filter-list.tsx')).SavedFilterList,
)
const WorkTable = deferred(async () => (await import('./work-table.tsx')).WorkTable)

export function WorksScreen({ filters, userId }: { filters: Filters; userId: string }) {
  const works = useWorkList()
  const navigation = useNavigation()
  const { works: list, cursor, loading, loaded, problem } = works.state.value
  const asked = queryOf(filters).toString()
  const [view, setView] = useState(() => keptView(localStorage))
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const choosing = chosen && { chosen, toggle: (id: string) => setChosen(toggled(chosen, id)) }
  // Compared by content: the filters are a new object at each change of the address.
  useEffect(() => {
    void works.show(filters)
    // What is no longer in sight must not be changed along.
    setChosen((before) => before && new Set())
  }, [works, asked])

  function look(next: ListView): void {
    keepView(localStorage, next)
    setView(next)
  }

  return (
    <Screen
      title={filters.trashed ? texts.works.trash : texts.works.title}
      action={
        <a class="button button-main" href={hrefOf({ screen: 'upload' })}>
          {texts.works.upload}
        </a>
      }
    >
      {filters.trashed && <BackLink />}
      <WorkFilters
        filters={filters}
        onFilter={(next) => navigation.replace({ screen: 'works', filters: next })}
      />
      <SavedFilterList filters={filters} userId={userId} />
      <div class="list-head">
        <p class="soft" role="status">
          {loading && !loaded && texts.common.loading}
          {loaded && list.length > 0 && texts.works.count(list.length, cursor !== null)}
        </p>
        {list.length > 0 && (
          <>
            <button type="button" class="quiet" onClick={() => look(view === 'table' ? 'cards' : 'table')}>
              {view === 'table' ? texts.works.asCards : texts.works.asTable}
            </button>
            {chosen === null && (
              <button type="button" class="quiet" onClick={() => setChosen(new Set())}>
                {texts.works.choose}
              </button>
            )}
          </>
        )}
      </div>
      {list.length > 0 && <Arriving />}
      {problem && <ProblemNote problem={problem} onRetry={() => works.reload()} />}
      {view === 'table' && list.length > 0 ? (
        <WorkTable works={list} choosing={choosing} />
      ) : (
        <ul class={choosing ? 'rows rows-choosing' : 'rows'} aria-busy={loading}>
          {list.map((work) => (
            <WorkRow key={work.id} work={work} choosing={choosing} />
          ))}
        </ul>
      )}
      {loaded && list.length === 0 && <Nothing filtered={asked !== ''} />}
      {!filters.trashed && (
        <a
          class="quiet trash-link"
          href={hrefOf({ screen: 'works', filters: { ...NO_FILTERS, trashed: true } })}
        >
          {texts.works.trash}
        </a>
      )}
      {cursor !== null && (
        <button type="button" class="button more" disabled={loading} onClick={() => works.more()}>
          {loading ? texts.common.loading : texts.works.more}
        </button>
      )}
      {chosen && (
        <BulkBar
          chosen={list.filter(({ id }) => chosen.has(id))}
          trashed={filters.trashed}
          onChooseAll={() => setChosen(new Set(list.map(({ id }) => id)))}
          onClear={() => setChosen(new Set())}
          onEnd={() => setChosen(null)}
          onDone={() => works.reload()}
        />
      )}
    </Screen>
  )
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Works that are not in the list yet: their files are on the way. */
function Arriving() {
  const uploads = useUploads()
  const onTheirWay = uploads.queue.value.filter(isUnfinished).length
  if (onTheirWay === 0) return null
  return (
    <p class="note arriving">
      <span>{texts.works.arriving(onTheirWay)}.</span>{' '}
      <a href={hrefOf({ screen: 'upload' })}>{texts.works.seeUploads}</a>
    </p>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const uploads = useUploads()
  const onTheirWay = uploads.queue.value.filter(isUnfinished).length
  if (!filtered && onTheirWay > 0) {
    return (
      <div class="empty">
        <h2>{texts.works.arriving(onTheirWay)}</h2>
        <p>{texts.works.arrivingText}</p>
        <a class="button" href={hrefOf({ screen: 'upload' })}>
          {texts.upload.queue}
        </a>
      </div>
    )
  }
  return (
    <div class="empty">
      <h2>{filtered ? texts.works.noneTitle : texts.works.emptyTitle}</h2>
      {filtered ? (
        <a class="button" href={hrefOf({ screen: 'works', filters: NO_FILTERS })}>
          {texts.works.clear}
        </a>
      ) : (
        <>
          <p>{texts.works.emptyText}</p>
          <a class="button button-main" href={hrefOf({ screen: 'upload' })}>
            {texts.works.upload}
          </a>
        </>
      )}
    </div>
  )
}

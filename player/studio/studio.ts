import { type ReadonlySignal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type ApiClient, createApi } from './api/client.ts'
import { createDrafts, type Drafts } from './drafts/drafts.ts'
import { createLiveFeed, type LiveFeed } from './live/live-feed.ts'
import { createNavigation, type Navigation } from './route/navigation.ts'
import { createSession, type Session } from './session/session.ts'
import { createSuggestions, type Suggestions } from './suggestions/suggestions.ts'
import { language, texts } from './texts/texts.ts'
import { createFileHandles } from './upload/file-handles.ts'
import { createKeptItems } from './upload/kept-items.ts'
import { createUploads, type Uploads } from './upload/uploads.ts'
import { createWorkList, type WorkList } from './works/work-list.ts'

/** What the screens work with. */
export interface Studio {
  api: ApiClient
  session: Session
  live: LiveFeed
  works: WorkList
  uploads: Uploads
  drafts: Drafts
  suggestions: Suggestions
  navigation: Navigation
  /** The last thing that was done, for the eye and for screen readers. */
  notice: ReadonlySignal<string>
  announce(text: string): void
}

/** Puts the parts together; touches nothing on the page. */
export function createStudio(): Studio {
  const api = createApi({ texts: texts.problems, language, onSignedOut: () => session.expire() })
  const session = createSession(api)
  const live = createLiveFeed('/api/events')
  const drafts = createDrafts(sessionStorage)
  const notice = signal('')
  return {
    api,
    session,
    live,
    drafts,
    notice,
    suggestions: createSuggestions(api, live),
    works: createWorkList(api, live),
    uploads: createUploads({
      api,
      drafts,
      kept: createKeptItems(localStorage, navigator.locks),
      handles: createFileHandles(),
      texts: texts.problems,
      language,
    }),
    navigation: createNavigation(window),
    announce: (text) => {
      notice.value = text
    },
  }
}

const StudioContext = createContext<Studio | null>(null)
export const StudioProvider = StudioContext.Provider

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (studio === null) throw new Error('a screen of the studio stands outside of it')
  return studio
}

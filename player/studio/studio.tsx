import type { ComponentChildren } from 'preact'
import { type ApiClient, createApi } from './api/client.ts'
import { ApiProvider } from './api/use-api.ts'
import { createDrafts, type Drafts } from './drafts/drafts.ts'
import { DraftsProvider } from './drafts/use-drafts.ts'
import { createLiveFeed, type LiveFeed } from './live/live-feed.ts'
import { LiveProvider } from './live/use-live.ts'
import { createNoticeBoard, type NoticeBoard } from './notice/notice-board.ts'
import { NoticeProvider } from './notice/use-notice.ts'
import { createNavigation, type Navigation } from './route/navigation.ts'
import { NavigationProvider } from './route/use-navigation.ts'
import { createSession, type Session } from './session/session.ts'
import { SessionProvider } from './session/use-session.ts'
import { createSuggestions, type Suggestions } from './suggestions/suggestions.ts'
import { SuggestionsProvider } from './suggestions/use-suggestions.ts'
import { speech } from './texts/speech.ts'
import { createFileHandles } from './upload/file-handles.ts'
import { createKeptItems } from './upload/kept-items.ts'
import { createUploads, type Uploads } from './upload/uploads.ts'
import { UploadsProvider } from './upload/use-uploads.ts'
import { WorkListProvider } from './works/use-work-list.ts'
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
  notices: NoticeBoard
}

/** Puts the parts together; touches nothing on the page. */
/** @param begun settles when the studio has its first words */
export function createStudio(begun: Promise<void>): Studio {
  const api = createApi({ speech, begun, onSignedOut: () => session.expire() })
  const session = createSession(api)
  const live = createLiveFeed(() => `/api/events?language=${speech.language}`)
  const drafts = createDrafts(sessionStorage)
  return {
    api,
    session,
    live,
    drafts,
    notices: createNoticeBoard(),
    suggestions: createSuggestions(api, live),
    works: createWorkList(api, live),
    uploads: createUploads({
      api,
      drafts,
      kept: createKeptItems(localStorage, navigator.locks),
      handles: createFileHandles(),
      speech,
      calendar: () => session.house().calendar,
    }),
    navigation: createNavigation(window),
  }
}

/** Gives each part to the screens under its own name, so that a screen asks for what it uses and knows no other. */
export function StudioProvider({ studio, children }: { studio: Studio; children: ComponentChildren }) {
  return (
    <ApiProvider value={studio.api}>
      <SessionProvider value={studio.session}>
        <LiveProvider value={studio.live}>
          <WorkListProvider value={studio.works}>
            <UploadsProvider value={studio.uploads}>
              <DraftsProvider value={studio.drafts}>
                <SuggestionsProvider value={studio.suggestions}>
                  <NavigationProvider value={studio.navigation}>
                    <NoticeProvider value={studio.notices}>{children}</NoticeProvider>
                  </NavigationProvider>
                </SuggestionsProvider>
              </DraftsProvider>
            </UploadsProvider>
          </WorkListProvider>
        </LiveProvider>
      </SessionProvider>
    </ApiProvider>
  )
}

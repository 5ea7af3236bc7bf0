import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { formatPercent } from '../format/format.ts'
import { useLive } from '../live/use-live.ts'
import { Notice } from '../notice/notice.tsx'
import { LanguageChoice } from '../parts/language-choice.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { figureFilters } from '../route/figure-filters.ts'
import { hrefOf, NO_FILTERS } from '../route/route.ts'
import { useNavigation } from '../route/use-navigation.ts'
import type { SessionUser } from '../session/session.ts'
import { useMayChange, useSession } from '../session/use-session.ts'
import { texts } from '../texts/texts.ts'
import type { Queue } from '../upload/queue.ts'
import { useUploads } from '../upload/use-uploads.ts'

/** The bar at the top, with the sections, around every screen. */
export function Frame({ user, children }: { user: SessionUser; children: ComponentChildren }) {
  const session = useSession()
  const navigation = useNavigation()
  const signOut = useSubmit()
  return (
    <>
      {/* A button, not a link: the fragment of the address is the route. */}
      <button
        type="button"
        class="skip"
        onClick={() => document.querySelector<HTMLElement>('#content h1')?.focus()}
      >
        {texts.skip}
      </button>
      <header class="bar">
        <div class="bar-inner">
          <a class="brand" href={hrefOf({ screen: 'works', filters: NO_FILTERS })} aria-label={texts.appName}>
            <span class="brand-mark" aria-hidden="true" />
            <span class="when-wide">{texts.appName}</span>
          </a>
          <Sections user={user} />
          <div class="bar-end">
            {user.role !== 'viewer' && <LiveMark />}
            <LanguageChoice />
            <a class="quiet" href="/" aria-label={texts.nav.site}>
              <span class="when-wide">{texts.nav.site}</span>
              <span class="when-narrow">{texts.nav.siteShort}</span>
            </a>
            <a
              class="quiet own-account"
              href={hrefOf({ screen: 'account' })}
              aria-current={navigation.route.value.screen === 'account' ? 'page' : undefined}
              title={texts.nav.account}
            >
              <span class="who">{user.name}</span>
            </a>
            <button
              type="button"
              class="quiet"
              disabled={signOut.busy}
              onClick={() => signOut.run(() => session.signOut())}
            >
              {texts.nav.signOut}
            </button>
          </div>
        </div>
      </header>
      {signOut.problem && <ProblemNote problem={signOut.problem} />}
      {children}
      <Notice />
    </>
  )
}

function Sections({ user }: { user: SessionUser }) {
  const navigation = useNavigation()
  const uploads = useUploads()
  const { screen } = navigation.route.value
  const percent = uploadedPart(uploads.queue.value)
  const mayChange = useMayChange()
  const current = (...screens: string[]) => (screens.includes(screen) ? 'page' : undefined)
  const bar = useRef<HTMLElement>(null)
  // On a phone the sections are wider than the screen; the present one is in sight.
  useEffect(() => {
    const present = bar.current?.querySelector('[aria-current]')
    present?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [screen])
  return (
    <nav ref={bar} class="sections" aria-label={texts.nav.label}>
      {mayChange && (
        <>
          <a
            href={hrefOf({ screen: 'works', filters: NO_FILTERS })}
            aria-current={current('works', 'work', 'setup')}
          >
            {texts.nav.works}
          </a>
          <a href={hrefOf({ screen: 'upload' })} aria-current={current('upload', 'import')}>
            {texts.nav.upload}
            {percent !== null && (
              <span class="count" role="img" aria-label={texts.nav.uploading(formatPercent(percent))}>
                {formatPercent(percent)}
              </span>
            )}
          </a>
          <a href={hrefOf({ screen: 'programmes' })} aria-current={current('programmes', 'programme')}>
            {texts.nav.programmes}
          </a>
          <a
            href={hrefOf({ screen: 'stations' })}
            aria-current={current('stations', 'station', 'new-station')}
          >
            {texts.nav.stations}
          </a>
        </>
      )}
      <a
        href={hrefOf({ screen: 'figures', filters: figureFilters(new URLSearchParams()) })}
        aria-current={mayChange ? current('figures') : current('figures', 'works', 'setup', 'invitation')}
      >
        {texts.nav.figures}
      </a>
      {!mayChange && (
        <a href={hrefOf({ screen: 'reports' })} aria-current={current('reports')}>
          {texts.nav.reports}
        </a>
      )}
      {mayChange && (
        <a href={hrefOf({ screen: 'safety' })} aria-current={current('safety')}>
          {texts.nav.safety}
        </a>
      )}
      {user.role === 'administrator' && (
        <a href={hrefOf({ screen: 'accounts' })} aria-current={current('accounts', 'history')}>
          {texts.nav.accounts}
        </a>
      )}
    </nav>
  )
}

function LiveMark() {
  const live = useLive()
  const connected = live.connected.value
  return (
    <a
      class={connected ? 'live' : 'live live-off'}
      href={hrefOf({ screen: 'health' })}
      title={texts.live.health}
      aria-label={`${connected ? texts.live.on : texts.live.off} ${texts.live.health}`}
    >
      <span role="status">{connected ? texts.live.on : texts.live.off}</span>
    </a>
  )
}

/** How much of all that is to be sent has been, 0..1; null where nothing is under way. */
function uploadedPart(queue: Queue): number | null {
  const open = queue.filter(({ state }) => ['waiting', 'sending', 'broken'].includes(state.name))
  const size = open.reduce((sum, { file }) => sum + file.size, 0)
  return size === 0 ? null : open.reduce((sum, { sent }) => sum + sent, 0) / size
}

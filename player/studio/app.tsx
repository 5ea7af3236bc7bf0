import { useEffect } from 'preact/hooks'
import { Frame } from './frame/frame.tsx'
import { HouseProvider } from './house/use-house.ts'
import { language } from './language/words.ts'
import { useLive } from './live/use-live.ts'
import { Guard } from './parts/guard.tsx'
import { lazyScreen } from './parts/lazy-screen.tsx'
import { NotShownScreen } from './parts/not-shown.tsx'
import { ProblemNote } from './parts/problem-note.tsx'
import { Screen } from './parts/screen.tsx'
import { figureFilters } from './route/figure-filters.ts'
import { hrefOf, NO_FILTERS } from './route/route.ts'
import { useNavigation } from './route/use-navigation.ts'
import type { SessionUser } from './session/session.ts'
import { SetupScreen } from './session/setup-screen.tsx'
import { SignInScreen } from './session/sign-in-screen.tsx'
import { useSession } from './session/use-session.ts'
import { texts } from './texts/texts.ts'
import { UploadScreen } from './upload/upload-screen.tsx'
import { useUploads } from './upload/use-uploads.ts'
import { WorkScreen } from './works/work-screen.tsx'
import { WorksScreen } from './works/works-screen.tsx'

// What most visits do without comes when it is opened. Uploading and the works themselves are there at once.
const AccountsScreen = lazyScreen(async () => (await import('./accounts/accounts-screen.tsx')).AccountsScreen)
const OwnAccountScreen = lazyScreen(
  async () => (await import('./accounts/own-account-screen.tsx')).OwnAccountScreen,
)
const FiguresScreen = lazyScreen(async () => (await import('./figures/figures-screen.tsx')).FiguresScreen)
const ProgrammeScreen = lazyScreen(
  async () => (await import('./programmes/programme-screen.tsx')).ProgrammeScreen,
)
const ProgrammesScreen = lazyScreen(
  async () => (await import('./programmes/programmes-screen.tsx')).ProgrammesScreen,
)
const ImportScreen = lazyScreen(async () => (await import('./import/import-screen.tsx')).ImportScreen)
const InvitationScreen = lazyScreen(
  async () => (await import('./session/invitation-screen.tsx')).InvitationScreen,
)
const SignedInInvitation = lazyScreen(
  async () => (await import('./session/signed-in-invitation.tsx')).SignedInInvitation,
)
const ReportsScreen = lazyScreen(async () => (await import('./programmes/reports-screen.tsx')).ReportsScreen)
const HealthScreen = lazyScreen(async () => (await import('./health/health-screen.tsx')).HealthScreen)
const HistoryScreen = lazyScreen(async () => (await import('./history/history-screen.tsx')).HistoryScreen)
const NewStationScreen = lazyScreen(
  async () => (await import('./stations/new-station-screen.tsx')).NewStationScreen,
)
const SafetyScreen = lazyScreen(async () => (await import('./safety/safety-screen.tsx')).SafetyScreen)
const StationScreen = lazyScreen(async () => (await import('./stations/station-screen.tsx')).StationScreen)
const StationsScreen = lazyScreen(async () => (await import('./stations/stations-screen.tsx')).StationsScreen)

/** Who is here decides what is shown; the address stays, so that signing in leads to where one wanted to go. */
export function App() {
  const session = useSession()
  const navigation = useNavigation()
  const state = session.state.value
  const route = navigation.route.value
  // Another language is another page: everything is shown anew.
  const spoken = language.value
  if (state.name === 'asking') return <p class="waiting">{texts.common.loading}</p>
  if (state.name === 'unknown') {
    return (
      <main key={spoken} class="door">
        <ProblemNote problem={state.problem} onRetry={() => session.refresh()} />
      </main>
    )
  }
  if (state.name === 'out') {
    if (route.screen === 'invitation') return <InvitationScreen key={spoken} token={route.token} />
    if (state.setupNeeded)
      return <SetupScreen key={spoken} token={route.screen === 'setup' ? route.token : ''} />
    return <SignInScreen key={spoken} expired={state.expired} />
  }
  return (
    <HouseProvider value={state.house}>
      <SignedIn user={state.user} />
    </HouseProvider>
  )
}

/** Everything for a person who is signed in. The uploads and the live feed run for as long as this is shown. */
function SignedIn({ user }: { user: SessionUser }) {
  const live = useLive()
  const uploads = useUploads()
  const isStaff = user.role !== 'viewer'
  useEffect(() => {
    if (isStaff) void uploads.restore()
  }, [uploads, isStaff])
  // What is told live is told in the language of the studio.
  const spoken = language.value
  useEffect(() => {
    if (!isStaff) return
    live.start()
    return () => live.stop()
  }, [live, isStaff, spoken])
  const { screen } = useNavigation().route.value
  // Another language is another page; uploads go on.
  return (
    <Frame key={spoken} user={user}>
      {/* Another screen is another try. */}
      <Guard key={screen} instead={NotShownScreen}>
        {isStaff ? <CurrentScreen user={user} /> : <ViewerScreen user={user} />}
      </Guard>
    </Frame>
  )
}

/** What there is for somebody who only reads figures and reports. */
function ViewerScreen({ user }: { user: SessionUser }) {
  const navigation = useNavigation()
  const route = navigation.route.value
  switch (route.screen) {
    case 'figures':
      return <FiguresScreen filters={route.filters} />
    case 'reports':
      return <ReportsScreen />
    case 'account':
      return <OwnAccountScreen user={user} />
    // Where everybody else begins.
    case 'works':
    case 'setup':
    case 'invitation':
      return <FiguresScreen filters={figureFilters(new URLSearchParams())} />
    default:
      return <MissingScreen />
  }
}

function CurrentScreen({ user }: { user: SessionUser }) {
  const navigation = useNavigation()
  const route = navigation.route.value
  switch (route.screen) {
    case 'works':
      return <WorksScreen filters={route.filters} userId={user.id} />
    case 'work':
      return <WorkScreen key={route.id} id={route.id} />
    case 'upload':
      return <UploadScreen />
    case 'import':
      return <ImportScreen />
    case 'programmes':
      return <ProgrammesScreen />
    case 'programme':
      return <ProgrammeScreen key={route.id} id={route.id} />
    case 'stations':
      return <StationsScreen />
    case 'new-station':
      return <NewStationScreen />
    case 'station':
      return <StationScreen key={route.id} id={route.id} />
    case 'figures':
      return <FiguresScreen filters={route.filters} />
    case 'health':
      return <HealthScreen />
    case 'safety':
      return <SafetyScreen />
    case 'accounts':
      return user.role === 'administrator' ? <AccountsScreen user={user} /> : <MissingScreen />
    case 'history':
      return user.role === 'administrator' ? <HistoryScreen filters={route.filters} /> : <MissingScreen />
    case 'account':
      return <OwnAccountScreen user={user} />
    case 'reports':
      return <ReportsScreen />
    case 'invitation':
      return <SignedInInvitation user={user} />
    // The link has done its work: whoever opens it again is led to the list.
    case 'setup':
      return <WorksScreen filters={NO_FILTERS} userId={user.id} />
    case 'missing':
      return <MissingScreen />
  }
}

function MissingScreen() {
  return (
    <Screen title={texts.missing.title}>
      <p>{texts.missing.text}</p>
      <a class="button" href={hrefOf({ screen: 'works', filters: NO_FILTERS })}>
        {texts.nav.works}
      </a>
    </Screen>
  )
}

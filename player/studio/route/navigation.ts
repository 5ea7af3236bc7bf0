import { type ReadonlySignal, signal } from '@preact/signals'
import { hrefOf, parseRoute, type Route } from './route.ts'

type KnownRoute = Exclude<Route, { screen: 'missing' }>

export interface Navigation {
  route: ReadonlySignal<Route>
  go(route: KnownRoute): void
  /** Adds no history entry: for steps that nobody wants to go back through, such as typing a search. */
  replace(route: KnownRoute): void
}

export function createNavigation(page: Window): Navigation {
  const route = signal(parseRoute(page.location.hash))
  page.addEventListener('hashchange', () => {
    route.value = parseRoute(page.location.hash)
  })
  return {
    route,
    go(next) {
      page.location.hash = hrefOf(next)
    },
    replace(next) {
      page.history.replaceState(null, '', hrefOf(next))
      route.value = next
    },
  }
}

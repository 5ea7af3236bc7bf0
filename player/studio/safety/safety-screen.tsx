import { Screen } from '../parts/screen.tsx'
import { words } from '../texts/safety/words.ts'
import { LeaveSection } from './leave-section.tsx'
import { ServicesSection } from './services-section.tsx'

/** What protects those who look at the public site. */
export function SafetyScreen() {
  return (
    <Screen title={words.title}>
      <p class="lead">{words.lead}</p>
      <ServicesSection />
      <LeaveSection />
    </Screen>
  )
}

import type { House } from '../../media/house.ts'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { createAccountActions } from './accounts.ts'
import type { ActNeeds } from './act.ts'
import { createAiringLogActions } from './airing-logs.ts'
import { createAiringActions } from './airings.ts'
import { createCaptionActions } from './captions.ts'
import { createCrowdActions } from './crowds.ts'
import { createImportActions } from './imports.ts'
import { createInvitationActions } from './invitations.ts'
import type { Making } from './making.ts'
import { createPollActions } from './polls.ts'
import { createPosterActions } from './posters.ts'
import { createProgrammeActions } from './programmes.ts'
import { createReportActions } from './reports.ts'
import { createSafetyActions } from './safety.ts'
import { createScriptActions } from './scripts.ts'
import { createServiceActions } from './services.ts'
import { createStationActions } from './stations.ts'
import { createSuitcaseActions } from './suitcases.ts'
import { createWorkActions } from './works.ts'

interface Needs extends ActNeeds {
  house: House
  catalogue: Catalogue
  dispatch: Making
  store: Pick<Store, 'put' | 'remove'>
}

export type Actions = ReturnType<typeof createActions>

/** All that can be done by a request, by what it is done to. */
export function createActions(needs: Needs) {
  const airings = createAiringActions(needs)
  const works = createWorkActions(needs)
  const captions = createCaptionActions(needs)
  return {
    works,
    programmes: createProgrammeActions(needs),
    safety: createSafetyActions(needs),
    services: createServiceActions(needs),
    captions,
    scripts: createScriptActions(needs),
    posters: createPosterActions(needs),
    imports: createImportActions({ ...needs, calendar: needs.house.calendar, works, captions }),
    crowds: createCrowdActions(needs),
    reports: createReportActions(needs),
    stations: createStationActions(needs),
    airings,
    airingLogs: createAiringLogActions({ ...needs, airings }),
    polls: createPollActions(needs),
    suitcases: createSuitcaseActions(needs),
    accounts: createAccountActions(needs),
    invitations: createInvitationActions(needs),
  }
}

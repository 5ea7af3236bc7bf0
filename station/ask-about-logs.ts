import { askedAs } from './read-logs.ts'
import type { ServerApi } from './server-api.ts'
import type { Session } from './session.ts'
import { saveState } from './state-file.ts'

/**
 * Sends the top of each log that cannot be read, so that somebody at the organisation says what it means. The answer
 * comes with a later sync.
 * @throws StationError `offline`, `token`, `portal`; what was not asked is asked with the next pull
 */
export async function askAboutLogs(session: Session, api: Pick<ServerApi, 'askAboutLog'>): Promise<void> {
  for (const { question, fileName, sample } of session.questions) {
    const key = askedAs(question)
    const asked = session.state.asked ?? []
    // A day belongs to one file: the person at the station writes it into its name.
    if (question.about === 'day' || asked.includes(key)) continue
    await api.askAboutLog(fileName, sample)
    session.state = { ...session.state, asked: [...asked, key] }
    await saveState(session.paths, session.state)
  }
}

import { useEffect, useRef } from 'preact/hooks'
import type { StationSecrets } from '../../../media/schemas/station.ts'
import { CopyField } from '../parts/copy-field.tsx'
import { words as stationTexts } from '../texts/stations/words.ts'
import { AGENT_FILE, AGENT_PATH, agentCommand } from './agent-command.ts'

/** The secrets of a station that have just been created. They are never shown again. */
export function SecretsNote({ secrets, name }: { secrets: StationSecrets; name: string }) {
  const { token, feedUrl, pageUrl, webhookSecret } = secrets
  const heading = useRef<HTMLHeadingElement>(null)
  // People pressed a button to get this, and it may be out of view.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="note secrets" aria-label={stationTexts.secrets.onceTitle}>
      <h2 ref={heading} tabIndex={-1}>
        {stationTexts.secrets.onceTitle}
      </h2>
      <p>{stationTexts.secrets.once(name)}</p>
      {pageUrl && <CopyField label={stationTexts.secrets.names.page} value={pageUrl} />}
      {feedUrl && <CopyField label={stationTexts.secrets.names.feed} value={feedUrl} />}
      {token && <AgentSteps token={token} server={new URL(feedUrl ?? location.href).origin} />}
      {webhookSecret && <CopyField label={stationTexts.secrets.names.webhook} value={webhookSecret} />}
    </section>
  )
}

function AgentSteps({ token, server }: { token: string; server: string }) {
  return (
    <>
      <CopyField label={stationTexts.secrets.names.token} value={token} />
      <details class="more-below" open>
        <summary>{stationTexts.secrets.agentTitle}</summary>
        <ol class="steps">
          <li>{stationTexts.secrets.agentNode}</li>
          <li>
            {stationTexts.secrets.agentDownload}{' '}
            <a href={AGENT_PATH} download={AGENT_FILE}>
              {AGENT_FILE}
            </a>
          </li>
          <li>
            <p>{stationTexts.secrets.agentRun}</p>
            <CopyField
              label={stationTexts.secrets.onWindows}
              value={agentCommand(server, token, 'windows')}
            />
            <CopyField label={stationTexts.secrets.onLinux} value={agentCommand(server, token, 'other')} />
          </li>
        </ol>
      </details>
    </>
  )
}

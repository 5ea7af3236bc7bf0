import { useEffect, useRef } from 'preact/hooks'
import type { StationSecrets } from '../../../media/schemas/station.ts'
import { CopyField } from '../parts/copy-field.tsx'
import { texts } from '../texts/texts.ts'
import { AGENT_FILE, AGENT_PATH, agentCommand } from './agent-command.ts'

/** The secrets of a station that have just been created. They are never shown again. */
export function SecretsNote({ secrets, name }: { secrets: StationSecrets; name: string }) {
  const { token, feedUrl, pageUrl, webhookSecret } = secrets
  const heading = useRef<HTMLHeadingElement>(null)
  // People pressed a button to get this, and it may be out of view.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section class="note secrets" aria-label={texts.secrets.onceTitle}>
      <h2 ref={heading} tabIndex={-1}>
        {texts.secrets.onceTitle}
      </h2>
      <p>{texts.secrets.once(name)}</p>
      {pageUrl && <CopyField label={texts.secrets.names.page} value={pageUrl} />}
      {feedUrl && <CopyField label={texts.secrets.names.feed} value={feedUrl} />}
      {token && <AgentSteps token={token} server={new URL(feedUrl ?? location.href).origin} />}
      {webhookSecret && <CopyField label={texts.secrets.names.webhook} value={webhookSecret} />}
    </section>
  )
}

function AgentSteps({ token, server }: { token: string; server: string }) {
  return (
    <>
      <CopyField label={texts.secrets.names.token} value={token} />
      <details class="more-below" open>
        <summary>{texts.secrets.agentTitle}</summary>
        <ol class="steps">
          <li>{texts.secrets.agentNode}</li>
          <li>
            {texts.secrets.agentDownload}{' '}
            <a href={AGENT_PATH} download={AGENT_FILE}>
              {AGENT_FILE}
            </a>
          </li>
          <li>
            <p>{texts.secrets.agentRun}</p>
            <CopyField label={texts.secrets.onWindows} value={agentCommand(server, token, 'windows')} />
            <CopyField label={texts.secrets.onLinux} value={agentCommand(server, token, 'other')} />
          </li>
        </ol>
      </details>
    </>
  )
}

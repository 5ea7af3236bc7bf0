import { createTransport } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
  /** The same on every attempt, so a retry does not show up as a second message. */
  id: string
}

export interface Mailer {
  send(mail: Mail): Promise<void>
  close(): void
}

export interface MailConfig {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string
  /** Sender, such as `Chaski <radio@example.org>`. */
  from: string
}

const TIMEOUT_MS = 20_000

export function createMailer({ url, from }: MailConfig): Mailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    },
    // A title must not be able to make nodemailer read a file or fetch a URL.
    { from, disableFileAccess: true, disableUrlAccess: true },
  )
  return {
    async send({ to, subject, text, id }) {
      await transport.sendMail({ to, subject, text, messageId: `<${id}@chaski>` })
    },
    close: () => transport.close(),
  }
}

/** What inviting says; it comes with its screens. */
export const words = {
  title: 'Invitación al estudio',
  lead: (name: string) => `${name} lo invita a usar el estudio. Cree aquí su cuenta.`,
  onceUntil: (when: string) => `Este enlace sirve una sola vez, hasta el ${when}.`,
  signedIn: (name: string) =>
    `Usted ya ingresó como ${name}. Si la invitación es para otra persona, envíele el enlace o salga primero.`,

  invite: 'Invitar a una persona',
  inviteHint:
    'Usted recibe un enlace y se lo envía (por WhatsApp, por correo o en persona). Esa persona escribe su correo y elige su contraseña; usted no la conoce.',
  name: '¿Para quién es?',
  submit: 'Crear el enlace',
  link: 'Enlace de invitación',
  copyNow: (name: string, when: string) =>
    `Copie el enlace ahora y envíelo solo a ${name}: no se mostrará otra vez. Sirve una sola vez y vence el ${when}.`,
  pending: 'Invitaciones sin usar',
  pendingNone: 'No hay invitaciones sin usar.',
  pendingFacts: (role: string, by: string, until: string) => `${role} · la creó ${by} · vence el ${until}`,
  takeBack: 'Anular',
  takeBackTitle: '¿Anular esta invitación?',
  takeBackText: (name: string) => `El enlace que recibió ${name} dejará de funcionar.`,
  takeBackConfirm: 'Sí, anularla',
  byHand: 'Crear una cuenta con contraseña, sin enlace',
}

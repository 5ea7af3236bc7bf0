/** What the studio says everywhere, and before anybody has signed in. */
export const words = {
  appName: 'Chaski',

  studio: 'Estudio',

  documentTitle: (screen: string) => `${screen} · Estudio de Chaski`,

  skip: 'Ir al contenido',

  nav: {
    label: 'Secciones',
    works: 'Obras',
    upload: 'Subir',
    uploading: (percent: string) => `Subiendo, ${percent}`,
    programmes: 'Programas',
    stations: 'Emisoras',
    figures: 'Cifras',
    reports: 'Informes',
    safety: 'Ayuda',
    accounts: 'Cuentas',
    account: 'Mi cuenta',
    site: 'Ver el sitio',
    siteShort: 'Sitio',
    language: 'Idioma del estudio',
    signOut: 'Salir',
  },

  common: {
    reading: (date: string) => `Día/mes/año: ${date}`,
    loading: 'Cargando…',
    notLoaded: 'No se pudo cargar esta parte del estudio. Revise su conexión.',
    broken:
      'Esta parte del estudio falló. Lo que escribió se guarda como borrador: cargue la página otra vez.',
    save: 'Guardar',
    saving: 'Guardando…',
    cancel: 'No, volver',
    close: 'Cerrar',
    retry: 'Intentar otra vez',
    copy: 'Copiar',
    copied: 'Copiado',
    open: 'Abrir',
    all: 'Todos',
  },

  problems: {
    unreachable: {
      message: 'No hay conexión con el sistema.',
      hint: 'Revise su internet. Lo que escribió se conserva; intente otra vez cuando vuelva la conexión.',
    },
    strange: {
      message: 'El sistema respondió algo que no se entiende.',
      hint: 'Espere un minuto e intente otra vez. Si se repite, avise a quien administra el sistema.',
    },
    faulty: 'El sistema no acepta este valor: revíselo.',
    details: (code: string) => `Código para soporte: ${code}`,
  },

  live: {
    on: 'Al día',
    off: 'Sin conexión: reconectando…',
    health: 'Estado del sistema',
  },

  signIn: {
    title: 'Ingresar',
    lead: 'Aquí el equipo sube, ordena y publica videos, spots de radio y folletos.',
    expired: 'Su sesión terminó. Ingrese otra vez: lo que estaba escribiendo se conserva.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    submit: 'Ingresar',
    submitting: 'Ingresando…',
    forgotten: '¿Olvidó su contraseña? Pida a un administrador que le ponga una nueva.',
  },

  setup: {
    title: 'Le damos la bienvenida',
    lead: 'Este sistema todavía no tiene administrador. Cree la primera cuenta: será la suya.',
    waiting:
      'Este sistema está recién instalado. Para crear la primera cuenta abra el enlace que apareció al arrancarlo, en la pantalla o en el registro del servidor.',
    done: 'Este sistema ya tiene administrador.',
    name: 'Su nombre',
    email: 'Correo electrónico',
    password: 'Contraseña',
    passwordHint: (length: number) =>
      `Al menos ${length} caracteres. Una frase corta es fácil de recordar y difícil de adivinar.`,
    submit: 'Crear la cuenta',
    submitting: 'Creando…',
    toSignIn: 'Ir a ingresar',
  },

  kinds: { video: 'Video', spot: 'Spot de radio', brochure: 'Folleto' },

  kindsPlural: { video: 'Videos', spot: 'Spots de radio', brochure: 'Folletos' },

  visibilities: { draft: 'Borrador', unlisted: 'Solo con enlace', public: 'Público' },

  visibilityHints: {
    draft: 'Solo el equipo lo ve.',
    unlisted: 'Lo ve quien tenga el enlace; no aparece en el sitio ni en las listas.',
    public: 'Aparece en el sitio y en las listas para las emisoras.',
  },

  statuses: {
    queued: 'En cola',
    processing: 'Procesando',
    ready: 'Listo',
    failed: 'No se pudo procesar',
  },

  languages: {
    '': 'Sin indicar',
    'es-PE': 'Castellano (Perú)',
    es: 'Castellano',
    quy: 'Quechua de Ayacucho',
    qxw: 'Quechua de Jauja',
    qvc: 'Quechua de Cajamarca',
    quz: 'Quechua del Cusco',
    qwh: 'Quechua de Huaylas (Áncash)',
    qub: 'Quechua de Huallaga (Huánuco)',
    ay: 'Aimara',
    cni: 'Asháninka',
    shp: 'Shipibo-konibo',
    agr: 'Awajún',
    en: 'Inglés',
  },

  missing: {
    title: 'Esta página no existe',
    text: 'Revise la dirección o vuelva a la lista de obras.',
  },
}

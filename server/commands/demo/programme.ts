import type { NewOutcome, NewProgramme, NewProject, Place } from '../../../media/schemas/programme.ts'

const TAYACAJA: Place = { department: 'Huancavelica', province: 'Tayacaja', district: null }
const JAUJA: Place = { department: 'Junín', province: 'Jauja', district: null }
const SAN_JUAN: Place = { department: 'Lima', province: 'Lima', district: 'San Juan de Lurigancho' }
const SOURCE = 'Acción y Desarrollo, página del programa'

/** The programme of the samples. Facts are those that the organisation publishes; the page gives projects no title. */
export const PROGRAMME: NewProgramme & { visibility: 'public' } = {
  title: { es: 'Género y Violencia', qu: '', en: 'Gender and Violence' },
  text: {
    es:
      'Este programa cuestiona las creencias y los modelos que mantienen desiguales a mujeres y hombres en cada etapa de la vida.\n\n' +
      'Trabajamos por los derechos de las mujeres y las niñas, y con los hombres: hay otras formas de ser hombre.',
    qu: '',
    en:
      'This programme questions the beliefs and models that keep women and men unequal at every stage of life.\n\n' +
      'We work for the rights of women and girls, and with men: there are other ways of being a man.',
  },
  visibility: 'public',
}

export const PROJECTS: readonly NewProject[] = [
  {
    title: {
      es: 'La violencia vivida por los hombres',
      qu: '',
      en: 'Violence as men live it',
    },
    text: {
      es:
        'Un estudio de la violencia contra mujeres y niños en los Andes rurales, vista desde los hombres. ' +
        'Encontró que los servicios castigan y no reeducan. La continuación se diseñó con líderes de las comunidades.',
      qu: '',
      en:
        'A study of violence against women and children in the rural Andes, seen from the men’s side. ' +
        'It found that services punish and do not re-educate. The follow-up was designed with community leaders.',
    },
    places: [TAYACAJA, JAUJA],
    partner: 'Bernard van Leer Foundation',
  },
  {
    title: { es: 'Trabajo con hombres rurales', qu: '', en: 'Working with rural men' },
    text: {
      es: 'Masculinidad, vida en pareja y crianza. Las estrategias locales se hicieron con hombres que participan en ellas.',
      qu: '',
      en: 'Masculinity, partners and child-rearing. Local strategies were made with men taking part.',
    },
    places: [TAYACAJA, JAUJA],
    partner: 'Bernard van Leer Foundation',
  },
  {
    title: { es: 'Dos colegios por la igualdad', qu: '', en: 'Two high schools for equality' },
    text: {
      es: 'Igualdad entre estudiantes, con sus familias, docentes, autoridades y consejos estudiantiles.',
      qu: '',
      en: 'Equality among students, with their families, teachers, authorities and student councils.',
    },
    places: [SAN_JUAN],
    partner: 'EMpower',
  },
  {
    title: { es: 'Chicas que lideran', qu: '', en: 'Girls who lead' },
    text: {
      es: 'Derechos, autoestima, cuerpo y plan de vida, en diálogo entre adolescentes.',
      qu: '',
      en: 'Rights, self-esteem, body and life plan, in dialogue among adolescent girls.',
    },
    places: [SAN_JUAN],
    partner: 'EMpower',
  },
]

export const OUTCOMES: readonly NewOutcome[] = [
  {
    figure: '200',
    sentence: {
      es: 'hombres rurales de Junín y Huancavelica cambiaron su manera de vivir la masculinidad.',
      qu: '',
      en: 'rural men in Junín and Huancavelica changed how they live their masculinity.',
    },
    source: SOURCE,
  },
  {
    figure: '30',
    sentence: {
      es: 'líderes varones forman una red comunitaria.',
      qu: '',
      en: 'male leaders form a community network.',
    },
    source: SOURCE,
  },
  {
    figure: '2',
    sentence: {
      es: 'planes provinciales aprobados por las municipalidades de Jauja y Tayacaja.',
      qu: '',
      en: 'provincial plans approved by the municipalities of Jauja and Tayacaja.',
    },
    source: SOURCE,
  },
  {
    figure: '30',
    sentence: {
      es: 'líderes escolares en el grupo «Wiñay: liderazgo y empoderamiento para crecer».',
      qu: '',
      en: 'school leaders in the group “Wiñay: liderazgo y empoderamiento para crecer”.',
    },
    source: SOURCE,
  },
  {
    figure: '',
    sentence: {
      es: 'Folletos, videos, spots de radio, guías y estudios entregados a instituciones públicas y privadas.',
      qu: '',
      en: 'Brochures, videos, radio spots, guides and studies handed to public and private institutions.',
    },
    source: SOURCE,
  },
]

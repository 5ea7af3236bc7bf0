/** The texts of the sample works. The facts are published by the organisation; the sentences were written for this. */

export const HILARIO_PHRASES = [
  'Me llamo Hilario y vivo en Tayacaja.',
  'Antes creía que mandar era gritar.',
  'Mi padre gritaba, y su padre también.',
  'Un día mi hija se escondió de mí.',
  'Ese día quise aprender a escuchar.',
  'Ahora nos sentamos a conversar en casa.',
  'Otros hombres del pueblo hacen lo mismo.',
  'Nos reunimos los jueves después del trabajo.',
  'Cambiar es posible, y empieza por uno.',
]

export const SPOT_PHRASES = [
  'En nuestra casa, nadie manda a golpes.',
  'Conversar también es cosa de hombres.',
  'En Jauja y en Tayacaja ya empezamos.',
  'Doscientos hombres cambiaron su forma de vivir.',
  'Preguntar, escuchar y pedir perdón se aprende.',
  'Las chicas y los chicos nos están mirando.',
  'Hable con su familia y con sus vecinos.',
  'Súmese: la violencia no es costumbre.',
]

export interface BookletPage {
  heading: string
  paragraphs: string[]
}

export const BOOKLET_PAGES: BookletPage[] = [
  {
    heading: 'Otra forma de ser hombre',
    paragraphs: [
      'Folleto de muestra del programa Género y Violencia.',
      'Acción y Desarrollo trabaja con mujeres y hombres para cuestionar las creencias que los mantienen desiguales en cada etapa de la vida.',
    ],
  },
  {
    heading: 'Lo que aprendimos escuchando',
    paragraphs: [
      'En Tayacaja (Huancavelica) y Jauja (Junín) preguntamos a los hombres del campo cómo viven la violencia contra mujeres, niñas y niños.',
      'Muchos servicios castigan, pero no reeducan. Por eso, junto con líderes de las comunidades, diseñamos cómo acompañar a quienes quieren cambiar.',
    ],
  },
  {
    heading: 'Lo que cambió',
    paragraphs: [
      '200 hombres de Junín y Huancavelica cambiaron su manera de vivir la masculinidad.',
      '30 líderes forman una red en sus comunidades.',
      'Las municipalidades de Jauja y Tayacaja aprobaron 2 planes provinciales.',
    ],
  },
  {
    heading: 'Las chicas que lideran',
    paragraphs: [
      'En San Juan de Lurigancho (Lima), 30 líderes escolares formaron el grupo «Wiñay: liderazgo y empoderamiento para crecer».',
      'Conocen sus derechos, cuidan su cuerpo, dibujan su plan de vida y dialogan entre ellas.',
    ],
  },
]

/**
 * The departments of Peru with their provinces, in the official spelling (INEI, 2026). Districts are 1,891 and many share a name, so
 * they are told by their province: “Pampas (Tayacaja)”.
 */
export const DEPARTMENTS: Readonly<Record<string, readonly string[]>> = {
  Amazonas: ['Bagua', 'Bongará', 'Chachapoyas', 'Condorcanqui', 'Luya', 'Rodríguez de Mendoza', 'Utcubamba'],
  Áncash: [
    ...['Aija', 'Antonio Raimondi', 'Asunción', 'Bolognesi', 'Carhuaz', 'Carlos Fermín Fitzcarrald', 'Casma'],
    ...[
      'Corongo',
      'Huaraz',
      'Huari',
      'Huarmey',
      'Huaylas',
      'Mariscal Luzuriaga',
      'Ocros',
      'Pallasca',
      'Pomabamba',
    ],
    ...['Recuay', 'Santa', 'Sihuas', 'Yungay'],
  ],
  Apurímac: ['Abancay', 'Andahuaylas', 'Antabamba', 'Aymaraes', 'Chincheros', 'Cotabambas', 'Grau'],
  Arequipa: ['Arequipa', 'Camaná', 'Caravelí', 'Castilla', 'Caylloma', 'Condesuyos', 'Islay', 'La Unión'],
  Ayacucho: [
    ...['Cangallo', 'Huamanga', 'Huanca Sancos', 'Huanta', 'La Mar', 'Lucanas', 'Parinacochas'],
    ...['Páucar del Sara Sara', 'Sucre', 'Víctor Fajardo', 'Vilcas Huamán'],
  ],
  Cajamarca: [
    ...['Cajabamba', 'Cajamarca', 'Celendín', 'Chota', 'Contumazá', 'Cutervo', 'Hualgayoc', 'Jaén'],
    ...['San Ignacio', 'San Marcos', 'San Miguel', 'San Pablo', 'Santa Cruz'],
  ],
  Callao: ['Callao'],
  Cusco: [
    ...['Acomayo', 'Anta', 'Calca', 'Canas', 'Canchis', 'Chumbivilcas', 'Cusco', 'Espinar', 'La Convención'],
    ...['Paruro', 'Paucartambo', 'Quispicanchi', 'Urubamba'],
  ],
  Huancavelica: [
    'Acobamba',
    'Angaraes',
    'Castrovirreyna',
    'Churcampa',
    'Huancavelica',
    'Huaytará',
    'Tayacaja',
  ],
  Huánuco: [
    ...['Ambo', 'Dos de Mayo', 'Huacaybamba', 'Huamalíes', 'Huánuco', 'Lauricocha', 'Leoncio Prado'],
    ...['Marañón', 'Pachitea', 'Puerto Inca', 'Yarowilca'],
  ],
  Ica: ['Chincha', 'Ica', 'Nasca', 'Palpa', 'Pisco'],
  Junín: [
    ...['Chanchamayo', 'Chupaca', 'Concepción', 'Huancayo', 'Jauja', 'Junín', 'Satipo', 'Tarma', 'Yauli'],
  ],
  'La Libertad': [
    ...['Ascope', 'Bolívar', 'Chepén', 'Gran Chimú', 'Julcán', 'Otuzco', 'Pacasmayo', 'Pataz'],
    ...['Sánchez Carrión', 'Santiago de Chuco', 'Trujillo', 'Virú'],
  ],
  Lambayeque: ['Chiclayo', 'Ferreñafe', 'Lambayeque'],
  Lima: [
    ...[
      'Barranca',
      'Cajatambo',
      'Canta',
      'Cañete',
      'Huaral',
      'Huarochirí',
      'Huaura',
      'Lima',
      'Oyón',
      'Yauyos',
    ],
  ],
  Loreto: [
    ...['Alto Amazonas', 'Datem del Marañón', 'Loreto', 'Mariscal Ramón Castilla', 'Maynas', 'Putumayo'],
    ...['Requena', 'Ucayali'],
  ],
  'Madre de Dios': ['Manu', 'Tahuamanu', 'Tambopata'],
  Moquegua: ['General Sánchez Cerro', 'Ilo', 'Mariscal Nieto'],
  Pasco: ['Daniel Alcides Carrión', 'Oxapampa', 'Pasco'],
  Piura: ['Ayabaca', 'Huancabamba', 'Morropón', 'Paita', 'Piura', 'Sechura', 'Sullana', 'Talara'],
  Puno: [
    ...['Azángaro', 'Carabaya', 'Chucuito', 'El Collao', 'Huancané', 'Lampa', 'Melgar', 'Moho', 'Puno'],
    ...['San Antonio de Putina', 'San Román', 'Sandia', 'Yunguyo'],
  ],
  'San Martín': [
    ...['Bellavista', 'El Dorado', 'Huallaga', 'Lamas', 'Mariscal Cáceres', 'Moyobamba', 'Picota', 'Rioja'],
    ...['San Martín', 'Tocache'],
  ],
  Tacna: ['Candarave', 'Jorge Basadre', 'Tacna', 'Tarata'],
  Tumbes: ['Contralmirante Villar', 'Tumbes', 'Zarumilla'],
  Ucayali: ['Atalaya', 'Coronel Portillo', 'Padre Abad', 'Purús'],
}

/** A place with those inside of it, of what was asked about. */
export interface PlaceTree {
  name: string
  /** Whether something is of this place itself, and not only of one inside of it. */
  named: boolean
  within: PlaceTree[]
}

const DISTRICT = /^(.+) \(([^()]+)\)$/

const departmentOf = (province: string): string | undefined =>
  Object.keys(DEPARTMENTS).find((department) => DEPARTMENTS[department]?.includes(province))

/**
 * Places as a tree: department, province, district. A name that is both is taken for the department. What is not known stands at the top, under
 * its own name.
 */
export function placeTree(names: readonly string[]): PlaceTree[] {
  const top: PlaceTree[] = []
  const put = (path: readonly string[]): void => {
    let level = top
    path.forEach((name, depth) => {
      let found = level.find((place) => place.name === name)
      if (found === undefined) {
        found = { name, named: false, within: [] }
        level.push(found)
      }
      found.named ||= depth === path.length - 1
      level = found.within
    })
  }
  for (const name of names) put(pathTo(name))
  return sorted(top)
}

/** From the department on: `['Huancavelica', 'Tayacaja', 'Pampas (Tayacaja)']`. */
function pathTo(name: string): string[] {
  if (Object.hasOwn(DEPARTMENTS, name)) return [name]
  const [, , province = name] = DISTRICT.exec(name) ?? []
  const department = departmentOf(province)
  if (department === undefined) return [name]
  return province === name ? [department, name] : [department, province, name]
}

/** A place and all that lie within it, of those in `names`. */
export function placesWithin(place: string, names: readonly string[]): string[] {
  return [...new Set([place, ...names.filter((name) => pathTo(name).includes(place))])]
}

function sorted(places: PlaceTree[]): PlaceTree[] {
  return places
    .map((place) => ({ ...place, within: sorted(place.within) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'es'))
}

import type { Dice } from './demo-clock.ts'

/** Nobody here exists: each name is put together from a given and a family name of one language. */
const namesOf: readonly { given: string; family: string; familyFirst?: true; joined?: '' }[] = [
  {
    given: 'Amelia Callum Erin Fraser Imogen Lewis Nia Rhys',
    family: 'Ashdown Birchall Cawdrey Fenwick Holloway Tyrrell',
  },
  { given: 'Amara Chidi Folake Ngozi Tunde Zainab', family: 'Adeyemi Balogun Eze Nwosu Okonkwo Sule' },
  { given: 'Siân Gethin Lowri Òrla Ciarán Niamh', family: 'ap-Rhisiart Ó-Cuinn MacAoidh Llewelyn' },
  { given: 'Anaïs Étienne Chloé Loïc Zoé', family: 'Delacroix-Petit L’Hermitte Bénard Fournel' },
  { given: 'Jürgen Käthe Sören Annelise', family: 'Brückmann Weißhaupt Größler Löwe' },
  { given: 'Łucja Mieczysław Żaneta Paweł', family: 'Wiśniowska Brzęczek Dąbrówka Źrebiec' },
  { given: 'Nguyễn Trần Lê Phạm', family: 'Thị-Hạnh Văn-Đức Ngọc-Ánh Quang-Huy' },
  { given: 'Олена Богдан Ксенія Тарас', family: 'Гречка Лісовець Соловейко Яворенко' },
  { given: 'Ελένη Νίκος Θάλεια Στέφανος', family: 'Αλεξίου Θαλασσινός Μυλωνά' },
  { given: 'ليلى يوسف نور سامر', family: 'الحكيم القاسمي النجار' },
  { given: 'נועה איתן תמר', family: 'אלמוג ברקת שקד' },
  { given: 'अनन्या रोहन मीरा विक्रम', family: 'कुलकर्णी मेहरोत्रा जोशीला' },
  { given: 'தமிழினி கவின் இளவேனில்', family: 'செந்தில்நாதன் முகிலன்' },
  { given: '美咲 大翔 結衣', family: '青葉 小野寺 月島', familyFirst: true, joined: '' },
  { given: '思远 晓雯 子涵', family: '欧阳 林 沈', familyFirst: true, joined: '' },
  { given: '서연 민준 하은', family: '남궁 선우 한', familyFirst: true, joined: '' },
]

const companies = [
  'Alderway Lifts',
  'Beacon & Rook Surveyors',
  'Calder Print Works',
  'Dunmere Catering',
  'Eastfold Insurance',
  'Fallow Lane Nurseries',
  'Greyfinch Legal',
  'Halyard Freight',
  'Inkwell Stationers',
  'Juniper Row Cleaning',
  'Kestrel Glazing',
  'Lantern Street Media',
  'Müller & Söhne Werkzeuge',
  'North Quay Couriers',
  'Orchard Gate Recruitment',
  'Pennyroyal Tea Company',
  'Quillfeather Archives',
  'Société Belle-Rive',
  'Tarn Hows Electrical',
  '株式会社アオバ',
]

export type InventedVisitor = { name: string; company: string }

/** People who come now and then, many of them more than once. */
export function inventVisitors(count: number, dice: Dice): InventedVisitor[] {
  return Array.from({ length: count }, (_none, place) => {
    // Most are of the languages named first; every one of them comes.
    const among = place < namesOf.length ? place : Math.floor(dice.chance() ** 1.7 * namesOf.length)
    const { given, family, familyFirst, joined = ' ' } = namesOf[among]!
    const [first, last] = [dice.pick(given.split(' ')), dice.pick(family.split(' ')).replaceAll('-', ' ')]
    const name = familyFirst ? `${last}${joined}${first}` : `${first} ${last}`
    return { name, company: dice.chance() < 0.82 ? dice.pick(companies) : '' }
  })
}

export const hosts = [
  ['Beatrix Lowe', 'Accounts'],
  ['Callum Prentice', 'Accounts'],
  ['Dilys Harper', 'People'],
  ['Edmund Achebe', 'Operations'],
  ['Farah Siddiqui', 'Operations'],
  ['Gwen Thackray', 'Legal'],
  ['Hamish Doyle', 'IT'],
  ['Ines Cardoso', 'IT'],
  ['Jonas Lindqvist', 'Sales'],
  ['Kavita Rao', 'Sales'],
  ['Lucian Moss', 'Facilities'],
  ['Mei-Ling Chow', 'Research'],
  ['Nathaniel Frost', 'Research'],
  ['Orla Byrne', 'Directors’ office'],
] as const

/** An office that does not exist, at names that can never be anybody’s (RFC 2606). */
export const inventedOffice = {
  organisation: 'Tidewell Trading',
  address: '1 Example Street, Blackpool FY1 0ZZ',
  contactEmail: 'privacy@tidewell.example',
  website: 'https://tidewell.example',
}

export const staff = [
  { name: 'Ada Brook', signInName: 'ada', role: 'administrator' },
  { name: 'Helen Marsh', signInName: 'helen', role: 'manager' },
  { name: 'Priya Nair', signInName: 'priya', role: 'lead' },
  { name: 'Sam Osei', signInName: 'sam', role: 'security' },
  { name: 'Rita Bell', signInName: 'rita', role: 'receptionist' },
] as const
export type StaffName = (typeof staff)[number]['signInName']

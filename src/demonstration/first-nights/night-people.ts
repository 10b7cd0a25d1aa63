// Invented people, and so obviously: no name here could be anybody's.

/** Somebody of the autumn: who they are, what the council was told, and when and where they were met. */
export type NightPerson = {
  key: string
  given: string
  family: string
  sex: 'female' | 'male' | null
  /** 1978-03-12, about 1980, or an age from look alone: 30-40. */
  born: string
  look: string
  ethnicity?: string
  nationality?: string
  /** Sites by turns. */
  at: readonly [string, ...string[]]
  /** First and last met so many nights ago; on one of so many shifts between. */
  from: number
  to: number
  every: number
  needs?: readonly string[]
  /** What the council wrote down when it met them: funds, immigration, care, forces. */
  council?: Partial<
    Record<'public-funds' | 'immigration-status' | 'care-leaver' | 'armed-forces', string>
  >
}

const white = 'white-british'
const british = {
  'public-funds': 'yes',
  'immigration-status': 'british-irish',
  'care-leaver': 'no',
  'armed-forces': 'no',
} as const
const settled = {
  'public-funds': 'yes',
  'immigration-status': 'eu-settled',
  'care-leaver': 'no',
} as const
const preSettled = { 'public-funds': 'no', 'immigration-status': 'eu-pre-settled' } as const

export const nightPeople: readonly NightPerson[] = [
  { key: 'bodkin', given: 'Alaric', family: 'Bodkinshaw', sex: 'male', born: '1974-05-02', look: 'Thin, ginger beard, army coat', ethnicity: white, nationality: 'uk', at: ['viaduct'], from: 58, to: 1, every: 1, needs: ['alcohol', 'physical-health'], council: { ...british, 'armed-forces': 'regular' } },
  { key: 'tansy', given: 'Tansy', family: 'Kettleblack', sex: 'female', born: '1991-01-19', look: 'Long plait, tartan blanket', ethnicity: white, nationality: 'uk', at: ['library', 'multi-storey'], from: 55, to: 2, every: 2, needs: ['drugs'], council: british },
  { key: 'moth', given: 'Moth', family: 'Umberstone', sex: 'male', born: '2004-08-08', look: 'Very young, green hood, headphones without a cord', ethnicity: 'mixed-white-black-caribbean', nationality: 'uk', at: ['bus-station'], from: 21, to: 1, every: 2, needs: ['mental-health', 'papers'], council: { ...british, 'care-leaver': 'yes' } },
  { key: 'gimlet', given: 'Ned', family: 'Gimletworth', sex: 'male', born: '1966-11-30', look: 'Walking stick, flat cap', ethnicity: white, nationality: 'uk', at: ['market', 'bandstand'], from: 59, to: 4, every: 2, needs: ['physical-health'], council: british },
  { key: 'pavlo', given: 'Pavlo', family: 'Zirkovnik', sex: 'male', born: '1983-02-14', look: 'Shaved head, orange work jacket', ethnicity: 'white-other', nationality: 'eu', at: ['underpass'], from: 57, to: 3, every: 2, needs: ['alcohol', 'interpreter', 'money'], council: preSettled },
  { key: 'mirela', given: 'Mirela', family: 'Florincraia', sex: 'female', born: '1996-07-07', look: 'Red coat, two carrier bags', ethnicity: 'white-roma', nationality: 'eu', at: ['churchyard'], from: 40, to: 6, every: 3, needs: ['interpreter', 'money'], council: preSettled },
  { key: 'quarrel', given: 'Jethro', family: 'Quarrelbird', sex: 'male', born: '1980', look: 'Tall, scar on the chin, blue sleeping bag', ethnicity: white, nationality: 'uk', at: ['viaduct', 'underpass'], from: 56, to: 10, every: 2, needs: ['drugs', 'mental-health'], council: british },
  { key: 'saffron', given: 'Saffron', family: 'Thimblerig', sex: 'female', born: '1987-12-01', look: 'Blue fringe, always reading', ethnicity: white, nationality: 'uk', at: ['library'], from: 33, to: 8, every: 2, needs: ['at-risk'], council: british },
  { key: 'harrow', given: 'Silas', family: 'Harrowcandle', sex: 'male', born: '1959-03-23', look: 'White beard, shopping trolley with a flag', ethnicity: white, nationality: 'uk', at: ['boatyard'], from: 59, to: 2, every: 1, needs: ['physical-health', 'alcohol'], council: { ...british, 'armed-forces': 'regular' } },
  { key: 'dewi', given: 'Dewi', family: 'Foghornsby', sex: 'male', born: '1972-10-10', look: 'Yellow oilskin', ethnicity: white, nationality: 'uk', at: ['quay', 'boatyard'], from: 52, to: 9, every: 3, council: british },
  { key: 'amaru', given: 'Amaru', family: 'Solapinta', sex: 'male', born: '1994-04-04', look: 'Short, striped hat', ethnicity: 'other', nationality: 'elsewhere', at: ['multi-storey'], from: 30, to: 5, every: 3, needs: ['papers', 'interpreter'], council: { 'public-funds': 'no', 'immigration-status': 'asylum-seeker' } },
  { key: 'yonas', given: 'Yonas', family: 'Habtegorgo', sex: 'male', born: '2001-01-01', look: 'Slim, grey track suit, school bag', ethnicity: 'black-african', nationality: 'elsewhere', at: ['bus-station', 'multi-storey'], from: 18, to: 2, every: 2, needs: ['papers'], council: { 'public-funds': 'yes', 'immigration-status': 'refugee' } },
  { key: 'bracken', given: 'Bracken', family: 'Nettlepurse', sex: 'female', born: '1985', look: 'Short grey hair, wheelchair', ethnicity: white, nationality: 'uk', at: ['bus-station'], from: 44, to: 20, every: 2, needs: ['physical-health', 'drugs'], council: british },
  { key: 'corvin', given: 'Corvin', family: 'Ashbucket', sex: 'male', born: '1989-09-09', look: 'Black hoodie, whippet called Moss', ethnicity: white, nationality: 'uk', at: ['bandstand', 'market'], from: 48, to: 1, every: 2, needs: ['drugs', 'pet'], council: british },
  { key: 'perpetua', given: 'Perpetua', family: 'Bellwether', sex: 'female', born: '1968-06-18', look: 'Purple hat, many scarves', ethnicity: 'black-caribbean', nationality: 'uk', at: ['churchyard', 'library'], from: 59, to: 7, every: 3, needs: ['mental-health'], council: british },
  { key: 'ignat', given: 'Ignat', family: 'Vodarek', sex: 'male', born: '1978-08-28', look: 'Broad, moustache, tool bag', ethnicity: 'white-other', nationality: 'eu', at: ['underpass', 'viaduct'], from: 37, to: 3, every: 2, needs: ['alcohol', 'money'], council: settled },
  { key: 'lorcan', given: 'Lorcan', family: 'Peatcutter', sex: 'male', born: '1970-02-03', look: 'Curly grey hair, tin whistle', ethnicity: 'white-irish', nationality: 'eu', at: ['market'], from: 29, to: 12, every: 2, needs: ['alcohol'], council: { ...british } },
  { key: 'fable', given: 'Fable', family: 'Windlestraw', sex: 'female', born: '2003-05-25', look: 'Shaved sides, denim jacket with badges', ethnicity: white, nationality: 'uk', at: ['bandstand'], from: 15, to: 3, every: 2, needs: ['at-risk', 'mental-health'], council: { ...british, 'care-leaver': 'yes' } },
  { key: 'osric', given: 'Osric', family: 'Puddlewick', sex: 'male', born: '1981-07-13', look: 'Bald, one glove', ethnicity: white, nationality: 'uk', at: ['multi-storey', 'viaduct'], from: 59, to: 25, every: 2, needs: ['drugs', 'mental-health'], council: british },
  { key: 'zofka', given: 'Zofka', family: 'Mlynarzka', sex: 'female', born: '1975-11-11', look: 'Knitted shawl, suitcase on one wheel', ethnicity: 'white-other', nationality: 'eu', at: ['bus-station'], from: 26, to: 6, every: 3, needs: ['interpreter'], council: settled },
  { key: 'thaddeus', given: 'Thaddeus', family: 'Grimblecote', sex: 'male', born: '1963-01-27', look: 'Long coat tied with string', ethnicity: white, nationality: 'uk', at: ['tithe-barn'], from: 54, to: 14, every: 3, needs: ['mental-health'] },
  { key: 'hob', given: 'Hob', family: 'Larchwhistle', sex: 'male', born: '40-50', look: 'Sunburnt, rucksack with a kettle', ethnicity: white, nationality: 'uk', at: ['quarry'], from: 50, to: 11, every: 3 },
  { key: 'merry', given: 'Merry', family: 'Clatterpan', sex: 'female', born: '1993-03-30', look: 'Freckles, yellow wellingtons', ethnicity: white, nationality: 'uk', at: ['quay'], from: 23, to: 5, every: 2, needs: ['drugs'], council: british },
  { key: 'kofi', given: 'Kofi', family: 'Amberquaye', sex: 'male', born: '1986-04-16', look: 'Smart shoes, thin jacket', ethnicity: 'black-african', nationality: 'uk', at: ['multi-storey'], from: 9, to: 1, every: 1, needs: ['money'], council: british },
  { key: 'rollo', given: 'Rollo', family: 'Tinderspoon', sex: 'male', born: '1998-10-05', look: 'Skateboard, bandaged hand', ethnicity: white, nationality: 'uk', at: ['library', 'bus-station'], from: 12, to: 1, every: 1, needs: ['injury', 'drugs'] },
  { key: 'imran', given: 'Imran', family: 'Silverlatch', sex: 'male', born: '1977-12-20', look: 'Grey beard, prayer beads', ethnicity: 'asian-pakistani', nationality: 'uk', at: ['churchyard'], from: 41, to: 16, every: 3, needs: ['physical-health'], council: british },
  { key: 'ottoline', given: 'Ottoline', family: 'Ravenspool', sex: 'female', born: '1956-09-14', look: 'Very small, fur hat', ethnicity: white, nationality: 'uk', at: ['station'], from: 35, to: 4, every: 3, needs: ['physical-health', 'mental-health'], council: british },
  { key: 'wilf', given: 'Wilf', family: 'Dandelyon', sex: null, born: 'about 1990', look: 'Curly hair, oversized fleece', at: ['beach-huts'], from: 28, to: 10, every: 1 },
  { key: 'granite', given: 'Piotrek', family: 'Kamiennik', sex: 'male', born: '1969-05-05', look: 'Grey pony tail, cement on his boots', ethnicity: 'white-other', nationality: 'eu', at: ['viaduct'], from: 46, to: 1, every: 2, needs: ['alcohol'], council: settled },
  { key: 'juno', given: 'Juno', family: 'Saltmarsh-Finch', sex: 'female', born: '1999-02-22', look: 'Green parka too large for her', ethnicity: white, nationality: 'uk', at: ['market', 'library'], from: 7, to: 1, every: 1, needs: ['at-risk', 'drugs'] },
] // biome-ignore format: one person a line

// Places of the invented county; their grid references lie in the North Sea.

/** A place where somebody of the story sleeps out. */
export type NightSite = {
  key: string
  areaCode: string
  name: string
  kind: string
  words: string
  safety: string
  hotSpot?: boolean
  easting: number | null
  northing: number | null
}

const larkminster = 'X06000001'
const fernmouth = 'X07000002'
const brambledale = 'X07000001'
const otterwold = 'X07000003'

export const nightSites: readonly NightSite[] = [
  {
    key: 'viaduct',
    areaCode: larkminster,
    name: 'Teasel Viaduct',
    kind: 'bridge',
    words: 'Under the third arch from the river. Go down the steps behind the tannery.',
    safety: 'No signal and no light. Two of you, and torches. The steps are slippery.',
    hotSpot: true,
    easting: 612_340,
    northing: 372_180,
  },
  {
    key: 'library',
    areaCode: larkminster,
    name: 'Library porch',
    kind: 'doorway',
    words: 'The east porch, out of the wind.',
    safety: 'The cleaner comes at five.',
    hotSpot: true,
    easting: 612_020,
    northing: 372_410,
  },
  {
    key: 'bus-station',
    areaCode: larkminster,
    name: 'Bus station, stand C',
    kind: 'station',
    words: 'The bench behind the ticket machine.',
    safety: '',
    hotSpot: true,
    easting: 612_500,
    northing: 372_660,
  },
  {
    key: 'market',
    areaCode: larkminster,
    name: 'Behind the market hall',
    kind: 'doorway',
    words: 'The loading bay, on the dry side.',
    safety: 'Lorries from four in the morning.',
    easting: 611_870,
    northing: 372_590,
  },
  {
    key: 'bandstand',
    areaCode: larkminster,
    name: 'Bandstand in Pennywort Park',
    kind: 'park',
    words: 'The gate on Mill Lane is never locked.',
    safety: 'Uneven ground in the dark.',
    easting: 611_400,
    northing: 371_900,
  },
  {
    key: 'multi-storey',
    areaCode: larkminster,
    name: 'Corn Street car park, level 4',
    kind: 'car-park',
    words: 'The stairwell on the north side. The lift stops at eleven.',
    safety: 'Call the guard before you go up.',
    easting: 612_260,
    northing: 372_930,
  },
  {
    key: 'underpass',
    areaCode: larkminster,
    name: 'Ring road underpass',
    kind: 'bridge',
    words: 'Both ends are used.',
    safety: 'Do not go in when you hear shouting. Water stands after rain.',
    easting: 613_100,
    northing: 373_020,
  },
  {
    key: 'churchyard',
    areaCode: larkminster,
    name: 'St Osyth’s churchyard',
    kind: 'tent',
    words: 'Two tents behind the yew. The vicar knows and lets them be.',
    safety: '',
    easting: 611_990,
    northing: 373_310,
  },
  {
    key: 'boatyard',
    areaCode: fernmouth,
    name: 'Sandling boatyard',
    kind: 'boat',
    words: 'The hull with the blue tarpaulin, last on the left.',
    safety: 'Rotten planks: nobody goes on board. Call from the quay.',
    hotSpot: true,
    easting: 634_480,
    northing: 378_720,
  },
  {
    key: 'quay',
    areaCode: fernmouth,
    name: 'Quayside shelter',
    kind: 'shelter',
    words: 'The one with the broken clock.',
    safety: 'Very exposed in an easterly.',
    easting: 631_220,
    northing: 381_050,
  },
  {
    key: 'beach-huts',
    areaCode: fernmouth,
    name: 'Beach huts, west end',
    kind: 'barn',
    words: 'Number 41 has no lock.',
    safety: 'Tide comes up to the steps. Check before you go.',
    easting: 630_870,
    northing: 380_640,
  },
  {
    key: 'quarry',
    areaCode: brambledale,
    name: 'Woods above the quarry',
    kind: 'tent',
    words: 'From the lay-by, ten minutes along the fence.',
    safety: 'By daylight only. A dog that is loose, and friendly.',
    easting: 604_150,
    northing: 391_360,
  },
  {
    key: 'tithe-barn',
    areaCode: brambledale,
    name: 'Barn at Nether Teasel',
    kind: 'barn',
    words: 'The farmer asks that nobody smokes.',
    safety: '',
    easting: 602_900,
    northing: 386_010,
  },
  {
    key: 'station',
    areaCode: otterwold,
    name: 'Otterwold station waiting room',
    kind: 'station',
    words: 'Open until the last train at 23:50.',
    safety: 'No signal on the platform side.',
    easting: 620_480,
    northing: 396_520,
  },
]

/** A town of Thistleshire. Its grid references lie in the North Sea, its postcodes begin with an X: nobody is there. */
export type Town = { name: string; postcode: string; easting: number; northing: number }

export const towns: readonly [Town, ...Town[]] = [
  { name: 'Larkminster', postcode: 'XL1', easting: 612000, northing: 372000 },
  { name: 'Larkminster', postcode: 'XL2', easting: 613500, northing: 373200 },
  { name: 'Fernmouth', postcode: 'XF1', easting: 631000, northing: 381000 },
  { name: 'Brambledale', postcode: 'XB1', easting: 604000, northing: 391000 },
  { name: 'Otterwold', postcode: 'XO1', easting: 620500, northing: 396500 },
  { name: 'Quillbrook', postcode: 'XQ1', easting: 609400, northing: 380300 },
  { name: 'Stonemarsh', postcode: 'XO2', easting: 627200, northing: 399100 },
  { name: 'Teaselford', postcode: 'XB2', easting: 601800, northing: 385600 },
  { name: 'Sandling Quay', postcode: 'XF2', easting: 634600, northing: 378800 },
  { name: 'Great Yarrow', postcode: 'XL3', easting: 617300, northing: 367900 },
]

export const spots: readonly [string, ...string[]] = [
  'doorway of the library', 'bus station', 'behind the market hall', 'car park on Mill Lane', 'underpass by the ring road', 'bandstand',
  'churchyard of St Osyth', 'towpath below the lock', 'railway arches', 'the old bank', 'bins behind the supermarket', 'quayside shelter',
  'park gates', 'allotments', 'squat on Tanner Street', 'woods above the quarry', 'subway at the hospital', 'bakery vent on Corn Street',
  'steps of the Guildhall', 'multi-storey car park', 'tent by the weir', 'playing fields', 'footbridge', 'shop doorway on High Street',
  'garages on Thistle Close', 'beach huts', 'warehouse on Dock Road', 'night bus', 'retail park', 'day centre',
] // biome-ignore format: a list of words

export const looks = {
  ages: ['late teens', 'twenties', 'about thirty', 'about forty', 'fifties', 'sixties', 'seventy or so'],
  hair: ['red beard', 'grey ponytail', 'shaved head', 'long dark hair', 'blond dreadlocks', 'curly black hair', 'bald', 'blue fringe'],
  things: ['green tent', 'red rucksack', 'orange coat', 'shopping trolley', 'guitar', 'army jacket', 'walking stick', 'wheelchair',
    'two suitcases', 'bobble hat', 'black hoodie', 'purple sleeping bag', 'bicycle', 'yellow wellingtons'],
  dogs: ['staffie', 'lurcher', 'terrier', 'black labrador', 'whippet', 'collie', 'alsatian', 'little white dog'],
} as const satisfies Record<string, readonly [string, ...string[]]> // biome-ignore format: a list of words

/** Ranges that Ofcom keeps for drama: their first figures, and how many follow. */
export const phoneRanges: readonly [string, ...string[]] = [
  '07700 900', '07700 900', '01632 960', '020 7946 0', '0113 496 0', '0114 496 0', '0115 496 0', '0116 496 0', '0117 496 0', '0118 496 0',
  '0121 496 0', '0131 496 0', '0141 496 0', '0151 496 0', '0161 496 0', '0191 498 0', '029 2018 0', '028 9649 6',
] // biome-ignore format: a list of words

/** What people of the streets call themselves, by the name in their papers. A second list than the matcher's, on purpose. */
export const shortNames: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Sharon: ['Shaz', 'Shazza'], Darren: ['Daz', 'Dazza'], Gary: ['Gaz', 'Gazza'], Barry: ['Baz', 'Bazza'], Jeremy: ['Jez'],
  Terry: ['Tel', 'Tez'], Kerry: ['Kez'], Karen: ['Kaz', 'Kazza'], Caroline: ['Caz', 'Carrie'], Lauren: ['Loz'], Laura: ['Loz'],
  David: ['Dave', 'Davey', 'Dai'], John: ['Johnny', 'Jack'], Paul: ['Paulie'], Michael: ['Mick', 'Mike', 'Mickey'], Mark: ['Marky'],
  James: ['Jim', 'Jimmy', 'Jamie'], Andrew: ['Andy', 'Drew'], Robert: ['Rob', 'Bob', 'Bobby', 'Robbie'],
  Christopher: ['Chris', 'Kit'], Stephen: ['Steve', 'Ste', 'Stevie'], Steven: ['Steve', 'Stevie'], Daniel: ['Dan', 'Danny'],
  Matthew: ['Matt', 'Matty'], Thomas: ['Tom', 'Tommy'], Richard: ['Rich', 'Rick', 'Dick', 'Richie'], Peter: ['Pete'],
  Anthony: ['Tony', 'Ant'], William: ['Bill', 'Billy', 'Will'], Kevin: ['Kev'], Jason: ['Jase', 'Jay'], Joshua: ['Josh'],
  Benjamin: ['Ben', 'Benny'], Joseph: ['Joe', 'Joey'], Edward: ['Ed', 'Eddie', 'Ted'], Charles: ['Charlie', 'Chas'],
  Alexander: ['Alex', 'Sandy', 'Lex'], Jonathan: ['Jon', 'Jonny'], Nicholas: ['Nick', 'Nicky'], Timothy: ['Tim'], Samuel: ['Sam'],
  Nathan: ['Nate', 'Nath'], Kenneth: ['Ken', 'Kenny'], Patrick: ['Pat', 'Paddy'], Ronald: ['Ron', 'Ronnie'], Raymond: ['Ray'],
  Frederick: ['Fred', 'Freddie'], Albert: ['Bert', 'Al'], Leonard: ['Len', 'Lenny'], Harold: ['Harry'], Philip: ['Phil'],
  Gerald: ['Gerry'], Lawrence: ['Larry', 'Loz'], Derek: ['Del'], Desmond: ['Des'], Zachary: ['Zak'], Dominic: ['Dom'],
  Susan: ['Sue', 'Susie'], Julie: ['Jules'], Rebecca: ['Becky', 'Becca'], Samantha: ['Sam', 'Sammy'], Rachel: ['Rach'],
  Jessica: ['Jess', 'Jessie'], Amanda: ['Mandy'], Deborah: ['Debbie', 'Debs'], Victoria: ['Vicky', 'Tor'], Charlotte: ['Charlie', 'Lottie'],
  Jennifer: ['Jen', 'Jenny'], Natalie: ['Nat'], Danielle: ['Dani'], Catherine: ['Cath', 'Cathy', 'Kate'], Elizabeth: ['Liz', 'Beth', 'Betty'],
  Margaret: ['Maggie', 'Peggy', 'Mags'], Patricia: ['Pat', 'Trish', 'Tricia'], Christine: ['Chris', 'Chrissie'], Joanne: ['Jo'],
  Sandra: ['Sandy'], Theresa: ['Tess', 'Terri'], Barbara: ['Barb', 'Babs'], Gillian: ['Gill'], Abigail: ['Abi'], Bethany: ['Beth'],
  Megan: ['Meg'], Natasha: ['Tash'], Stephanie: ['Steph'], Vanessa: ['Ness'], Jacqueline: ['Jackie'], Kathleen: ['Kath', 'Kathy'],
  Josephine: ['Josie'], Michelle: ['Shell', 'Shelly'], Tracey: ['Trace'], Angela: ['Ange'], Kimberley: ['Kim'], Nicola: ['Nicky', 'Nic'],
  Krzysztof: ['Krzysiek', 'Chris'], Tomasz: ['Tomek'], Piotr: ['Piotrek', 'Peter'], Paweł: ['Pawel'], Grzegorz: ['Grzesiek', 'Greg'],
  Wojciech: ['Wojtek'], Katarzyna: ['Kasia'], Małgorzata: ['Gosia'], Agnieszka: ['Aga'], Joanna: ['Asia'],
  Alexandru: ['Alex', 'Sandu'], Gheorghe: ['Gigi', 'George'], Constantin: ['Costel'], Ionuț: ['Ionut'], Mihai: ['Misu'],
  Mohammed: ['Mo', 'Moh'], Muhammad: ['Mo'], Hussein: ['Hussain'], Abdullah: ['Abdul'], Mustafa: ['Mus'], Siobhan: ['Shiv'],
  Bridget: ['Bridie', 'Biddy'], Sean: ['Shaun'], Oleksandr: ['Sasha'], Olena: ['Lena'], Natalia: ['Natasha'], José: ['Pepe', 'Ze'],
} // biome-ignore format: a list of words

/** Other spellings that are written down where only the sound is known. */
export const heardAs: readonly (readonly [from: RegExp, to: string])[] = [
  [/ph/, 'f'], [/f(?!f)/, 'ph'], [/ck/, 'k'], [/c(?=[aou])/, 'k'], [/k(?=[aou])/, 'c'], [/ie$/, 'y'], [/y$/, 'ie'], [/ee/, 'ea'],
  [/ea/, 'ee'], [/ll/, 'l'], [/l(?=[aeiou])/, 'll'], [/tt/, 't'], [/nn/, 'n'], [/ss/, 's'], [/sh/, 'sch'], [/ai/, 'ay'], [/ay/, 'ai'],
  [/ei/, 'ie'], [/ou/, 'u'], [/w(?=[aeiou])/, 'v'], [/v/, 'w'], [/z/, 's'], [/s$/, 'es'], [/er$/, 'ar'], [/on$/, 'en'], [/e$/, ''],
  [/cz/, 'ch'], [/sz/, 'sh'], [/rz/, 'zh'], [/ski$/, 'sky'], [/escu$/, 'esku'], [/mm/, 'm'], [/h(?=[aeiou])/, ''], [/ou?gh/, 'off'],
] // biome-ignore format: a list of words

export const streetNames: readonly [string, ...string[]] = [
  'Scouse', 'Tiny', 'Ginge', 'Brummie', 'Jock', 'Taff', 'Geordie', 'Smiler', 'Preacher', 'Bear', 'Red', 'Lofty', 'Doc', 'Pops',
  'Sparky', 'Dutch', 'Badger', 'Moose', 'Stretch', 'Spud', 'Nipper', 'Cockney', 'Whisper', 'Chalky', 'Dusty', 'Skip', 'Fudge',
  'Ziggy', 'Treacle', 'Buttons', 'Captain', 'The Colonel', 'Biscuit', 'Magpie', 'Rabbit', 'Wolfie', 'Mouse', 'Angel', 'Duchess',
  'Peaches', 'Dolly', 'Half Pint', 'Pigeon', 'Socks', 'Two Coats', 'Mad Hatter', 'Gramps', 'Swifty', 'Nobby', 'Chopper',
] // biome-ignore format: a list of words

// How many of a million people in England bear a name: not counted anywhere, but a smooth curve over names in about
// the order in which a worker meets them. Enough to know that Smith says less than Quartermaine.

const given =
  'david john paul michael mark james andrew robert richard stephen daniel christopher peter thomas matthew anthony steven william kevin ian gary sarah susan julie karen lisa emma nicola jacqueline claire samantha rebecca rachel victoria louise michelle sharon tracey amanda deborah mohammed jack lee jason darren adam ryan joshua luke simon martin craig alan stuart barry colin keith graham neil brian kenneth patrick sean shaun dean carl wayne scott jamie liam lewis jordan connor kieran kyle callum jonathan benjamin samuel joseph george charles edward harry oliver alexander nathan aaron ashley gareth phillip philip nicholas timothy jennifer jessica laura hannah sophie charlotte amy katie lauren chloe emily gemma stacey kelly kerry leanne natalie danielle donna dawn helen angela alison catherine elizabeth margaret mary patricia linda christine anne ann jane joanne wendy lorraine sandra carol maria anna marie theresa jean dorothy joan maureen sheila barbara pauline janet lynn diane gillian heather zoe holly abigail bethany megan jade natasha stephanie melissa vanessa ahmed ali hassan omar ibrahim abdul yusuf hussein khalid fatima aisha maryam amina piotr krzysztof tomasz pawel marcin andrzej katarzyna anna agnieszka malgorzata adrian marian ion ionut alexandru andrei cristian mihai florin vasile elena maria ioana gheorghe ivan dmytro oleksandr andrii olena natalia mehdi reza ahmad abdullah mustafa bilal imran tariq amir singh manjit gurpreet harpreet sukhdev tadhg ciaran declan eoin niamh siobhan tesfay samuel yonas dawit selam jose antonio carlos joao luis raymond derek terence trevor roy frank dennis norman gordon malcolm nigel geoffrey roger kenneth eric leslie ronald albert ernest harold arthur frederick stanley tyler brandon jake max charlie alfie toby dylan owen rhys evan morgan'.split(
    ' ',
  )

const family =
  'smith jones williams taylor brown davies evans wilson thomas johnson roberts robinson thompson wright walker white edwards hughes green hall lewis harris clarke patel jackson wood turner martin cooper hill ward morris moore clark lee king baker harrison morgan allen james scott phillips watson davis parker price bennett young griffiths mitchell kelly cook carter richardson bailey collins bell shaw murphy miller cox richards khan marshall anderson simpson ellis adams singh begum wilkinson foster chapman powell webb rogers gray mason ali hunt hussain campbell matthews owen palmer holmes mills barnes knight lloyd butler russell barker fisher stevens jenkins murray dixon harvey graham pearson ahmed fletcher walsh kaur gibson howard andrews stewart elliott reynolds saunders payne fox ford pearce day brooks west lawrence cole atkinson bradley spencer gill dawson watts hart rose burton ryan perry byrne oconnor obrien kennedy gallagher doyle lynch mccarthy sullivan brennan quinn burke hayes duffy nolan reid macdonald robertson ross grant henderson hamilton nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski popescu ionescu popa radu dumitru stan stoica mohamed mohammed hassan ibrahim abdi yusuf omar hussein osman rahman miah islam chowdhury shah malik sharma kumar das nguyen chen wang li zhang silva santos pereira ferreira costa tesfay haile shevchenko kovalenko bondarenko melnyk'.split(
    ' ',
  )

function curve(names: readonly string[], top: number, flat: number): Map<string, number> {
  const found = new Map<string, number>()
  let rank = 0
  for (const name of names) {
    if (found.has(name)) continue
    found.set(name, (top * flat) / (rank + flat))
    rank++
  }
  return found
}

const frequencies = { given: curve(given, 16_000, 12), family: curve(family, 11_000, 9) }

/** What a name that is not in the list is taken to be borne by, of a million. */
const rest = { given: 60, family: 25 }

/** How many of a million people have a folded name; what is not known is rare. */
export function perMillion(kind: 'given' | 'family', name: string): number {
  return frequencies[kind].get(name) ?? rest[kind]
}

import { wordsOf } from './seeded-random.ts'

/** Where a person's names come from, how many of a hundred people have them, and the names, most frequent first. */
export type Background = {
  key: string
  percent: number
  /** A language that they may need an interpreter for. */
  language: string | null
  men: [string, ...string[]]
  women: [string, ...string[]]
  families: [string, ...string[]]
  /** Rarer family names are put together out of these. */
  starts: [string, ...string[]]
  ends: [string, ...string[]]
}

const england = {
  men: wordsOf(`David John Paul Michael Mark James Andrew Robert Christopher Stephen Daniel Matthew Thomas Richard Peter Anthony
    Lee Steven William Kevin Darren Jason Ryan Adam Jack Joshua Luke Simon Ian Gary Martin Craig Alan Stuart Shaun Dean Scott Jamie
    Liam Lewis Jordan Connor Callum Kieran Kyle Nathan Aaron Ashley Sean Carl Wayne Barry Neil Graham Brian Keith Nigel Philip Tony
    Terry Trevor Colin Kenneth Patrick George Samuel Benjamin Joseph Edward Charles Harry Oliver Alexander Jonathan Nicholas Timothy
    Gareth Gavin Glen Russell Raymond Roy Derek Dennis Malcolm Leslie Ronald Roger Geoffrey Norman Frank Frederick Albert Arthur
    Stanley Ernest Harold Leonard Gordon Clive Howard Duncan Damian Dominic Bradley Brandon Tyler Reece Rhys Owen Dylan Ellis Toby
    Jake Max Charlie Alfie Archie Leon Zachary Theo Louis Elliot Elliott Henry Hugh Julian Justin Karl Kirk Lloyd Marcus Maurice
    Melvin Mitchell Neville Noel Perry Ralph Rex Rodney Ross Rupert Sidney Spencer Stewart Ted Tristan Vernon Victor Vincent Walter
    Warren Winston Delroy Desmond Errol Leroy Curtis Darius Denzil Courtney Everton Jermaine Tyrone Marlon Nelson Clinton Clifford
    Bernard Cyril Donald Douglas Eric Ernie Eugene Gerald Gerard Gilbert Guy Hector Horace Ivor Jeffrey Jeremy Jerome Kelvin
    Lawrence Miles Morgan Morris Nathaniel Quentin Reginald Robin Roland Rory Rowan Sebastian Seth Silas Tobias Tom Wilfred Zak`),
  women:
    wordsOf(`Sarah Susan Karen Julie Emma Claire Lisa Nicola Michelle Rebecca Samantha Rachel Laura Jessica Sharon Tracey Amanda
    Deborah Kelly Gemma Louise Victoria Amy Charlotte Lauren Sophie Chloe Hannah Emily Katie Jennifer Stacey Leanne Natalie Danielle
    Donna Dawn Helen Angela Alison Catherine Elizabeth Margaret Mary Patricia Linda Christine Anne Jane Joanne Wendy Lorraine Sandra
    Carol Maria Anna Marie Theresa Jean Joan Maureen Sheila Barbara Pauline Janet Lynn Diane Gillian Heather Zoe Holly Abigail
    Bethany Megan Jade Natasha Stephanie Melissa Vanessa Kirsty Kerry Kim Kimberley Kayleigh Hayley Ellie Georgia Georgina Grace
    Lucy Lydia Molly Naomi Olivia Paige Phoebe Poppy Ruby Shannon Shelley Sian Tanya Tina Toni Yvonne Yvette Beverley Bridget
    Caroline Cheryl Clare Cynthia Debbie Denise Doreen Dorothy Edith Eileen Elaine Eleanor Ellen Elsie Ethel Eve Fay Felicity
    Fiona Florence Frances Freya Gail Geraldine Gloria Hazel Hilary Imogen Irene Iris Isabel Ivy Jacqueline Jasmine Jill Jodie
    Josephine Joy Joyce Judith June Justine Kathleen Kathryn Keeley Lesley Lily Lindsay Lynne Mandy Marian Marilyn Marjorie
    Martha Maxine Mia Mildred Miranda Muriel Nadine Nancy Nina Norma Penelope Philippa Rosemary Roxanne Rose Ruth Sally Sara
    Sasha Scarlett Shirley Sonia Stella Sylvia Tamara Tara Teresa Valerie Vera Veronica Violet Vivien Winifred Winsome Marcia`),
  families:
    wordsOf(`Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White
    Edwards Hughes Green Hall Lewis Harris Clarke Jackson Wood Turner Martin Cooper Hill Ward Morris Moore Clark Lee King Baker
    Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter
    Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards Marshall Anderson Simpson Ellis Adams Wilkinson Foster Chapman
    Powell Webb Rogers Gray Mason Hunt Campbell Matthews Owen Palmer Holmes Mills Barnes Knight Lloyd Butler Russell Barker Fisher
    Stevens Jenkins Murray Dixon Harvey Graham Pearson Fletcher Walsh Gibson Howard Andrews Stewart Elliott Reynolds Saunders Payne
    Fox Ford Pearce Day Brooks West Lawrence Cole Atkinson Bradley Spencer Gill Dawson Watts Hart Rose Burton Ryan Perry Hudson
    Hawkins Hopkins Carr Cunningham Stone Wells Armstrong Newton Booth Dunn Francis Walters Nicholls Porter Lane Coleman Wallace
    Reed Berry Bird Bishop Blake Bond Bolton Bowen Boyle Bray Briggs Bryant Bull Burgess Burns Byrne Caldwell Cameron Cannon Carroll
    Chambers Chandler Charlton Church Connolly Cooke Crawford Cross Curtis Dale Daly Davey Davidson Dean Dobson Dodd Doherty Douglas
    Doyle Drew Duffy Duncan Farrell Faulkner Field Fleming Flynn Forster Fowler Freeman French Frost Gardiner Gardner Garner George
    Gilbert Glover Goddard Goodwin Gordon Gough Grant Greenwood Gregory Hamilton Hammond Hancock Hardy Harper Harrington Hartley
    Hayes Haynes Heath Henderson Herbert Hewitt Hicks Higgins Hilton Hobbs Hodgson Holden Holland Horton Houghton Howarth Howe
    Humphreys Hurst Hutchinson Iqbal Ingram Jarvis Jennings John Joyce Kay Kemp Kennedy Kent Kerr Kirby Lambert Lamb Leach Leigh
    Leonard Little Long Lowe Lucas Lynch Lyons Macdonald Mann Manning Marsden Marsh May McCarthy McDonald McKenzie Metcalfe Middleton
    Miles Moran Morrison Morton Moss Myers Nash Naylor Nelson Newman Nicholson Nixon Noble Nolan Norman Norris North Norton O'Brien
    O'Connor O'Neill Oliver Osborne Page Parkinson Parry Parsons Patterson Payne Peacock Pollard Poole Potter Potts Powers Pratt
    Preston Pritchard Pugh Quinn Ramsay Randall Read Rees Reeves Rhodes Rice Riley Robson Rowe Rowley Sanders Sanderson Savage Schofield
    Sharp Sharpe Shepherd Sheppard Short Simmons Sims Sinclair Skinner Slater Smart Snow Steele Stephens Stephenson Stokes Storey
    Sullivan Summers Sutton Swift Sykes Tate Thorne Thornton Todd Townsend Tucker Tyler Vaughan Vincent Wade Wall Walton Warner
    Warren Waters Weaver Welch Weston Wheeler Whitehead Whitehouse Willis Winter Woods Woodward Wyatt Yates`),
  starts:
    wordsOf(`Ash Thorn Black White Brad Stan Hal Har Lang Mid Nor Sut Wes Eas Kirk Brom Hol Clay Cran Dun Elm Fen Gar Hart Hazel
    Hors Ken Lin Mar Mil New Oak Pem Rad Red Rother Row Sed Shel Sil Stock Swin Tad Thur Tor Wal War Wat Wether Whit Wil Win Wood
    Wor Wych Alder Amber Apple Arm Bam Ban Barn Beck Bent Bex Birch Blen Bod Bot Brack Bram Brent Brid Brough Buck Bur Cal Carl
    Chad Char Chel Chet Clif Cob Col Cop Cor Cot Cros Cuck Dal Dar Den Der Ding Dray Ed Eg Farn Felt Finch Flax Fox Fram Gal Gos
    Gran Green Grim Hack Had Ham Hamp Hand Hat Hather Haw Heath Hem Hess Hig Hing Hod Hols Hop How Hul Hunt Ing Kel Kil Kim
    King Knap Lam Lamb Lax Led Leigh Lev Lock Long Lud Lun Lyd Mal Man Maple Mel Mer Mor Mos Mul Nant Nether Nut Od Or Os Over
    Pack Pad Pen Pick Pil Plum Pol Pres Quar Raven Ren Rip Ros Rud Rush Sal Sand Sax Scar Sea Selt Shaft Sher Ship Skel
    Smal Somer South Spar Stain Stam Stave Steb Strat Sud Tam Tan Tem Tid Til Tod Tret Tru Twy Up Wad Wake Wark Wel Wen Wet Wick`),
  ends: wordsOf(`ton ford ley ham well wood worth field bridge shaw burn bury by combe cote croft dale den don feld gate grave
    grove hall head hill holme hurst land law low man mere more ridge side stead stock stone thorpe thwaite tree wick wyn bourne`),
}

/** The people of the streets of the demonstration county. All of them are put together by chance. */
export const backgrounds: readonly [Background, ...Background[]] = [
  { key: 'english', percent: 66, language: null, ...england },
  {
    key: 'irish',
    percent: 5,
    language: null,
    men: wordsOf(`Sean Patrick Michael Declan Ciaran Eoin Conor Liam Padraig Brendan Kieran Eamon Cormac Fergal Dermot Niall Aidan Donal
      Finbar Kevin Seamus Colm Diarmuid Gerard Martin Tadhg Oisin Cathal Ronan Shane`),
    women:
      wordsOf(`Siobhan Niamh Aoife Bridget Maureen Sinead Orla Ciara Roisin Grainne Deirdre Eileen Nuala Caoimhe Mary Kathleen
      Noreen Fionnuala Saoirse Aisling Maeve Una Breda Dympna Majella`),
    families:
      wordsOf(`Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty
      Kennedy Lynch Murray Quinn Moore McLaughlin Carroll Connolly Daly Connell Dunne Brennan Burke Collins Campbell Clarke Hughes
      Farrell Fitzgerald Brown Martin Maguire Nolan Flynn Thompson Callaghan O'Donnell Duffy Mahony Boyle Healy Shea White Sweeney
      Hayes Kavanagh Power McGrath Moran Brady Stewart Casey Foley Fitzpatrick O'Leary McDonnell McMahon Ward Joyce Mongan McDonagh`),
    starts: wordsOf(`Mac Mc O' Fitz Kil Mul Gil`),
    ends: wordsOf(`avoy carthaigh dermott fadden garry gowan guire hale hugh kenna keogh loughlin manus nally namara neany phillips
      quade rory shane tiernan varry weeney cullen dare farrelly gannon`),
  },
  {
    key: 'polish',
    percent: 6,
    language: 'Polish',
    men: wordsOf(`Piotr Krzysztof Tomasz Paweł Marcin Andrzej Michał Marek Grzegorz Łukasz Adam Jan Zbigniew Jerzy Dariusz Mariusz
      Wojciech Rafał Robert Mateusz Jacek Sławomir Kamil Jakub Janusz Mirosław Bartosz Artur Dawid Sebastian Arkadiusz Przemysław`),
    women:
      wordsOf(`Anna Katarzyna Małgorzata Agnieszka Ewa Barbara Krystyna Elżbieta Joanna Magdalena Monika Beata Dorota Iwona
      Aleksandra Karolina Justyna Renata Sylwia Paulina Zofia Bożena Edyta Aneta`),
    families:
      wordsOf(`Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
      Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek
      Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Nowicki Pawlak Górski Witkowski`),
    starts: wordsOf(
      `Bor Cher Dob Gaj Gor Jar Jas Kal Kam Kos Krup Lip Mal Maz Mich Niem Ost Pias Rad Rog Sad Sok Star Tar Wal Wil Wron Zab Zal`,
    ),
    ends: wordsOf(`owski iński czak czyk iewicz ecki ała ek oń owicz ak alski`),
  },
  {
    key: 'romanian',
    percent: 6,
    language: 'Romanian',
    men: wordsOf(`Ion Andrei Alexandru Gheorghe Constantin Vasile Marian Adrian Cristian Florin Mihai Ionuț Daniel Marius Nicolae Dumitru
      Gabriel Bogdan Costel Viorel Sorin Cătălin Ștefan Lucian Petru Ilie Dorin Iulian Valentin Claudiu`),
    women:
      wordsOf(`Maria Elena Ioana Ana Mihaela Andreea Alina Daniela Cristina Florentina Gabriela Mariana Georgeta Nicoleta Simona
      Roxana Loredana Viorica Luminița Lăcrămioara Rodica Oana`),
    families:
      wordsOf(`Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Constantin Marin Lazăr Florea Dobre
      Tudor Moldovan Munteanu Sandu Diaconu Nistor Toma Dinu Barbu Mihai Ene Neagu Cojocaru Lungu Vasile Șerban Voicu Bălan`),
    starts: wordsOf(
      `Alb Andr Bad Boj Bran Cal Cost Crist Dan Dragom Filip Georg Grig Iliesc Ion Mang Mir Negr Opris Petr Roman Sim Stef Teod Vlad`,
    ),
    ends: wordsOf(`escu eanu aru oiu u ache ea oveanu`),
  },
  {
    key: 'south-asian',
    percent: 5,
    language: 'Urdu',
    men: wordsOf(`Mohammed Muhammad Ali Imran Bilal Tariq Asif Kashif Usman Zeeshan Hamza Abdul Gurpreet Harpreet Manjit Sukhdev Balwinder
      Rajesh Sanjay Vikram Amit Ravi Sunil Shabir Nasir Iqbal Rashid Faisal Adnan Waqas Shafiq Parvez`),
    women:
      wordsOf(`Fatima Aisha Nasreen Shabana Rukhsana Saima Samina Nadia Harjit Kulwinder Jaspreet Priya Sunita Anjali Meena Zainab
      Parveen Shazia Farzana Amina Rehana Yasmin`),
    families:
      wordsOf(`Khan Ahmed Hussain Singh Kaur Ali Begum Patel Miah Rahman Shah Malik Akhtar Bibi Islam Chowdhury Uddin Iqbal
      Mahmood Sharma Kumar Mirza Qureshi Sheikh Raja Butt Bhatti Gill Sandhu Dhillon Sidhu Grewal Das Nath Gupta Joshi Mehta Desai`),
    starts: wordsOf(`Ch Bh Dh Gh Kh Bal Ram Jag Har Man Sat Nar Raj`),
    ends: wordsOf(`atti audhary illon aliwal ota ani inder jit kara pal preet war uri adia`),
  },
  {
    key: 'arabic',
    percent: 5,
    language: 'Arabic',
    men: wordsOf(`Ahmed Mohammed Ali Omar Hassan Hussein Ibrahim Khalid Mustafa Yusuf Abdullah Mahmoud Karim Saman Rebaz Karwan Dara
      Hawar Reza Mehdi Farhad Amir Behnam Sirwan Azad Shwan Zana Bilal Samir Tarek`),
    women: wordsOf(
      `Fatima Maryam Zahra Leila Shirin Nasrin Amal Huda Samira Noor Rana Zeinab Soraya Shilan Nazanin Dilan`,
    ),
    families:
      wordsOf(`Ahmed Mohammed Ali Hassan Hussein Mahmoud Ibrahim Khalil Saleh Omar Karim Rashid Aziz Abdullah Hama Rasul Majid
      Hosseini Mohammadi Rezaei Karimi Ahmadi Moradi Rostami Haddad Nasser Mansour Habib Qadir Faraj`),
    starts: wordsOf(`Al- El- Abu Bin Ben`),
    ends: wordsOf(
      `masri hakim sayed najjar tamimi jabouri obaidi rawi saadi zaidi khoury haddad sabbagh taher shami baghdadi basri`,
    ),
  },
  {
    key: 'horn',
    percent: 4,
    language: 'Tigrinya',
    men: wordsOf(`Tesfay Yonas Dawit Samuel Abdi Mohamed Filmon Robel Kidane Berhane Haile Abraham Isaias Hassan Yusuf Abdirahman
      Mahad Liban Ismail Tekle Mulugeta Solomon Bereket Henok`),
    women: wordsOf(
      `Selam Miriam Hodan Hawa Saba Almaz Fatuma Sahra Ayaan Tsige Rahel Bethlehem Khadija Asha Senait Letebrhan`,
    ),
    families:
      wordsOf(`Tesfay Haile Abdi Mohamed Hassan Ali Gebremariam Tekle Berhane Kidane Weldu Habte Yohannes Mehari Farah Warsame
      Ismail Nur Osman Abdullahi Gebre Tewolde Araya Negash Asfaw Bekele`),
    starts: wordsOf(`Gebre Wolde Haile Tekle Habte Abdi Kidane Amanu`),
    ends: wordsOf(`mariam selassie michael giorgis yesus hiwot rahman nur el kidan medhin tsion`),
  },
  {
    key: 'other',
    percent: 3,
    language: 'Portuguese',
    men: wordsOf(`José António Carlos João Luís Manuel Vytautas Mindaugas Tomas Dmytro Oleksandr Andrii Ivan Georgi Dimitar Emmanuel
      Kwame Chukwuemeka Tendai Kofi Nguyễn Wei Juan Paulo`),
    women: wordsOf(
      `Maria Ana Olena Natalia Oksana Ivanka Desislava Blessing Grace Ngozi Chipo Ama Mei Thi Rūta Inga Sofia Carla`,
    ),
    families:
      wordsOf(`Silva Santos Pereira Ferreira Costa Shevchenko Kovalenko Bondarenko Melnyk Kazlauskas Petrauskas Ivanov Dimitrov
      Georgiev Okafor Mensah Owusu Moyo Ndlovu Nguyen Chen Wang Li Zhang Adeyemi Boateng Almeida Sousa Jankauskas Tkachenko`),
    starts: wordsOf(`Adey Oko Ban Kov Shev Pet Jan Dim Kol Tka Bala Mwa Nko`),
    ends: wordsOf(`enko auskas ov ova chuk emi afor anda ele ares ira eva`),
  },
]

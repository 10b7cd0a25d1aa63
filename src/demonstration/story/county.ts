import type { ActionStory } from './story.ts'

/** What became of the actions of the county strategy after the first meeting went through all of them. */
export const countyStory: ActionStory[] = [
  [
    'Agree a Thistleshire Homelessness Charter',
    {
      on: 'jan25',
      status: 'partly-complete',
      situation:
        'Forty-one comments came in. The experts by experience read their page aloud at the meeting and the group adopted it word for word. Two councils still have to take the charter through committee.',
      next: 'Committees in Brambledale and Otterwold in March. Print a one-page version for waiting rooms.',
    },
    {
      on: 'apr25',
      status: 'complete',
      situation:
        'All four councils, the NHS trust and 26 other organisations have signed the charter. It hangs in 58 waiting rooms.',
      next: 'The experts by experience to ask ten of those who signed, each autumn, what they did.',
      notes: 'Signed at Larkminster Guildhall on 28 March 2025.',
      notesPublic: true,
    },
    {
      on: 'oct25',
      status: 'complete',
      continues: true,
      next: 'First yearly questions sent to ten organisations; nine answered.',
    },
  ],
  [
    'Improve the timeliness and quality of Duty to Refer',
    {
      on: 'apr25',
      status: 'partly-complete',
      situation:
        'Referrals on the day of leaving fell from 41 to 27 in a year. HMP Stonemarsh now refers when a release date is set. The message back to the referrer was tried by Larkminster for three months and liked.',
      next: 'All four councils to send the message back. Ask the hospitals for the same as the prison.',
    },
    {
      on: 'jan26',
      situation:
        'Three councils send the message back to whoever referred. 398 referrals in the year, 22 of them on the day of leaving. The hospitals send fewer than one a week.',
      next: 'Fernmouth to begin sending the message. Discuss hospital figures together with the discharge protocol.',
    },
    {
      on: 'sep26',
      situation:
        'All four councils send the message. 15 referrals on the day of leaving since January, 12 of them from hospital wards.',
    },
  ],
  [
    'Set up a countywide homelessness forum',
    {
      on: 'apr25',
      status: 'complete',
      continues: true,
      situation:
        'The second forum took place on 12 March 2025 with 97 people, 11 of them experts by experience.',
    },
  ],
  [
    'Work with commissioners of mental health',
    {
      on: 'jan25',
      status: 'begun',
      continues: true,
      situation:
        'Twelve examples were collected of people who were told by two services to go to the other one first. The commissioner of substance use services read them and joined the operational group.',
      next: 'Agree who leads where a person has both needs.',
    },
    {
      on: 'jul25',
      situation:
        'Draft agreement on who leads. Mental health services have asked for a trial with six people.',
    },
    {
      on: 'apr26',
      status: 'partly-complete',
      situation:
        'The trial helped six people; five are still with both services. The agreement now holds in Larkminster and Fernmouth.',
      next: 'Extend to Brambledale and Otterwold when the new team is complete.',
    },
  ],
  [
    'Develop one referral form for all supported housing',
    {
      on: 'jan25',
      status: 'partly-complete',
      situation:
        'The two providers agreed after the part about risk was written again with them. The form is in use in Fernmouth.',
      next: 'Launch to all providers at an event in March.',
    },
    {
      on: 'apr25',
      status: 'complete',
      situation:
        'Launched on 20 March 2025. All nine providers take the form; two still ask a page of their own beside it.',
      next: 'Look in a year at which questions nobody reads.',
    },
    {
      on: 'apr26',
      status: 'complete',
      continues: true,
      situation: 'Four questions that nobody read were taken out.',
    },
  ],
  [
    'Procure a shared case system',
    {
      on: 'jan25',
      status: 'begun',
      situation:
        'The options paper was discussed. The group wants an agreement on sharing information before any system, and a person who can say no.',
      next: 'Information governance leads of six partners to draft the agreement by summer.',
    },
    {
      on: 'jul25',
      situation:
        'A draft agreement exists. Two partners have asked their lawyers about health information.',
      next: 'Meet the two lawyers together.',
    },
    {
      on: 'jan26',
      status: 'begun',
      situation:
        'The agreement was signed by five of six partners. Three systems were shown to outreach workers and experts by experience, who preferred the one that works without signal.',
      colour: [
        'red',
        'Signed by five of six: until the sixth signs, nothing can be bought, and the grant for it ends in March.',
      ],
    },
    {
      on: 'apr26',
      status: 'partly-complete',
      situation: 'The sixth partner signed on 9 March 2026. A system is being chosen.',
      next: 'Begin with outreach, the shelter and Larkminster housing options in the autumn.',
    },
  ],
  [
    'Collect data across the system',
    {
      on: 'jan25',
      status: 'begun',
      continues: true,
      situation:
        'Six figures were agreed: people found sleeping rough each month, new and returning people, days to a first offer, moves into a home, homes kept for a year, referrals on the day of leaving.',
      next: 'First sheet with all six in April.',
    },
    {
      on: 'apr25',
      situation:
        'The first sheet was discussed for half an hour. Two figures mean different things in different councils.',
      next: 'Write down what each figure counts.',
    },
    {
      on: 'oct25',
      status: 'partly-complete',
      situation: 'All six figures are on one page, with what they count beside them.',
    },
    {
      on: 'sep26',
      situation:
        'The page was late for this meeting: the officer who makes it has left and the post is vacant.',
      next: 'Ask Larkminster to make the page until the post is filled.',
    },
  ],
  [
    'Carry out a homeless health needs audit',
    {
      on: 'apr25',
      situation: 'Nine peer interviewers were trained. Interviews began on 1 April.',
      next: 'One hundred interviews by the end of June.',
    },
    {
      on: 'jul25',
      status: 'partly-complete',
      situation: '112 people were interviewed. Analysis is under way at public health.',
    },
    {
      on: 'oct25',
      status: 'complete',
      situation:
        'The audit was published on 30 September 2025. Three findings: teeth, feet, and being believed about pain.',
      next: 'Each partner to answer the findings that concern it.',
      notes: 'The peer interviewers presented it to the health and wellbeing board.',
      notesPublic: true,
    },
  ],
  [
    'Improve access to health services',
    {
      on: 'jul25',
      situation:
        'The card on the right to register was sent to all 44 surgeries. Mystery calls by experts by experience: 29 of 44 registered without an address.',
      next: 'Talk with the 15 others.',
    },
    {
      on: 'jan26',
      situation:
        'Forty of 44 surgeries register without an address. A dentist sees people at the day centre once a month.',
      next: 'Clinics in the districts depend on the budget of the trust.',
    },
    {
      on: 'sep26',
      status: 'partly-complete',
      situation:
        'A fortnightly clinic opened in Fernmouth in June. Otterwold and Brambledale wait for a nurse.',
    },
  ],
  [
    'Run a separate awareness campaign about rural',
    {
      on: 'jan25',
      status: 'closed-not-desirable',
      desirable: 'no',
      desirableReason:
        'One campaign for the whole county reaches villages better than a separate one.',
      situation:
        'The steering group confirmed that rural pictures and numbers are part of the countywide campaign.',
      next: 'None: see the countywide campaign.',
    },
  ],
  [
    'Offer joint training in trauma-informed',
    {
      on: 'apr25',
      status: 'begun',
      continues: true,
      situation: 'Half-day sessions at three district offices reached 46 officers.',
    },
    {
      on: 'apr26',
      situation:
        'In two years 261 people from 24 organisations took part. People who have been homeless now teach the second half.',
      next: 'Book the autumn round.',
    },
  ],
  [
    'Run a public campaign that encourages',
    {
      on: 'jan25',
      status: 'begun',
      situation:
        'Posters hang in 190 places since 6 January. Calls for advice rose by a fifth in the first two weeks.',
    },
    {
      on: 'apr25',
      status: 'partly-complete',
      situation:
        'The winter part is finished. 38% of those who called said that they had seen a poster.',
      next: 'Films for social media with rural pictures in the autumn.',
    },
    {
      on: 'jan26',
      status: 'complete',
      situation:
        'Films ran from October to December and were seen 140,000 times. Advice teams could cope because sessions were added beforehand.',
      next: 'Repeat the posters every January.',
    },
  ],
  [
    'Prevent evictions from private rented homes',
    {
      on: 'apr25',
      situation:
        'Business case agreed by three of four councils. Otterwold asks for a smaller share.',
    },
    {
      on: 'jul25',
      status: 'partly-complete',
      situation: 'One line for all districts opened on 2 June 2025 with one and a half posts.',
    },
    {
      on: 'apr26',
      status: 'complete',
      continues: true,
      situation:
        '214 calls in ten months; in 122 cases the tenancy went on. Landlords find it through the forum.',
    },
  ],
  [
    'Offer mediation to young people',
    {
      on: 'apr25',
      status: 'not-begun',
      situation: 'One charity was interested and withdrew when its grant ended.',
      next: 'Ask children’s services whether their family workers could do it.',
    },
    {
      on: 'oct25',
      status: 'begun',
      situation:
        'Two family workers were trained as mediators. First four families since September.',
      next: 'Twenty families by next summer.',
    },
    {
      on: 'sep26',
      status: 'partly-complete',
      situation:
        'Nineteen families took part; eleven young people went home, four moved to relatives, four were rehoused as planned.',
    },
  ],
  [
    'Develop a prison release protocol',
    {
      on: 'jan25',
      status: 'partly-complete',
      situation: 'The protocol was signed by the governor and all councils on 9 January 2025.',
      next: 'Probation to bring the first figures in April.',
    },
    {
      on: 'jul25',
      situation:
        'First half year: 68 people released to the county, seven without an address, two on a Friday afternoon.',
    },
    {
      on: 'jan26',
      status: 'complete',
      continues: true,
      situation:
        'In the first year 131 people were released, 14 without an address (26 the year before). Three months later nine in ten of those with an address still had it.',
      next: 'Include community sentences.',
    },
  ],
  [
    'Develop a hospital discharge protocol',
    {
      on: 'jan25',
      status: 'not-begun',
      situation: 'The chair wrote to the trust in November and has had no answer.',
      next: 'Raise it at the health and wellbeing board.',
      achievable: 'not-as-conceived',
      achievableReason:
        'A protocol for the county needs the trust, which has other pressures this winter.',
    },
    {
      on: 'jul25',
      status: 'begun',
      situation:
        'The trust has named its head of discharge. A first meeting with ward staff took place.',
      achievable: 'yes',
    },
    {
      on: 'apr26',
      situation:
        'The draft was tried on two wards. Staff say that the telephone number at the top is the most useful part.',
      next: 'All wards from October, subject to the discharge board.',
    },
    {
      on: '2026-08-11',
      by: 'nurse',
      status: 'partly-complete',
      situation: 'Two wards use the protocol. The discharge board meets in October about the rest.',
    },
  ],
  [
    'Meet the duties of the Domestic Abuse Act',
    {
      on: 'apr25',
      status: 'complete',
      continues: true,
      colour: [
        'blue',
        'The duties are met, and the group wants it printed as everyday work so that nobody thinks that it is over.',
      ],
    },
  ],
  [
    'Keep money advice within reach',
    {
      on: 'jul25',
      status: 'begun',
      continues: true,
      situation:
        'Two places a week are kept for people with a notice in all four districts. Waiting time for everyone else in Fernmouth is still four weeks.',
    },
    {
      on: 'apr26',
      situation:
        'Household support money ends in March 2027 and pays for five of the eleven sessions.',
      next: 'List what stops if it is not renewed.',
    },
  ],
  [
    'Offer tenancy training',
    {
      on: 'jul25',
      status: 'partly-complete',
      situation: 'One course with one certificate since May. Six landlords accept it.',
    },
    {
      on: 'jan26',
      status: 'complete',
      situation:
        'Ninety-four people have the certificate; eleven landlords accept it. Of the first forty who moved, thirty-eight still have their tenancy.',
    },
  ],
  [
    'Use one wellbeing assessment',
    {
      on: 'jan25',
      status: 'partly-complete',
      situation: 'The short version of four questions is used at the shelter.',
    },
    {
      on: 'jul25',
      status: 'complete',
      situation:
        'All commissioned services use the twelve questions, and the four on a first night.',
    },
  ],
  [
    'Agree a joint protocol for young people who leave care',
    {
      on: 'apr25',
      status: 'complete',
      continues: true,
      situation:
        'Reviewed in February 2025. The age was raised to 25 in principle; see the delivery plan.',
    },
  ],
  [
    'Commission one assertive outreach service',
    {
      on: 'apr25',
      status: 'begun',
      continues: true,
      situation: 'Work on the next specification has begun with seven people who used outreach.',
    },
    {
      on: 'oct25',
      situation:
        'The specification was agreed. Its length depends on the funding that is announced in December.',
    },
    {
      on: 'apr26',
      situation:
        'Lantern Outreach was commissioned again from 1 April 2026 for two years, with an option for two more. All districts have four nights a week.',
      next: 'Quarterly contract meetings with the experts by experience.',
    },
    {
      on: '2026-07-06',
      by: 'outreach',
      situation:
        'All posts are filled. In June we met 63 people, 19 of them for the first time; the average time to a first offer was four nights.',
    },
  ],
  [
    'Offer a place off the street quickly',
    {
      on: 'jan25',
      situation:
        'The two rooms at the shelter opened on 13 January. Outreach filled them within a day.',
    },
    {
      on: 'jul25',
      status: 'partly-complete',
      situation:
        'The average wait for a first offer fell from nine nights to five. People stay in the short-stay rooms for 16 days because the next place is missing.',
      next: 'Four more rooms; move-on is the real obstacle.',
    },
    {
      on: 'sep26',
      situation:
        'Six rooms. Four nights on average. The aim of one night is not in sight without more places to move on to.',
    },
  ],
  [
    'Explore whether the county could have an assessment centre',
    {
      on: 'jan25',
      status: 'parked',
      achievable: 'no',
      achievableReason: 'No partner has £410,000 a year.',
      situation: 'The group agreed not to pursue this for now and to keep the drawings.',
      next: 'Look again when a capital programme opens.',
    },
  ],
  [
    'Have one severe weather protocol',
    {
      on: 'apr25',
      status: 'complete',
      continues: true,
      situation:
        'Open on 19 nights; 57 people stayed at least once. Nobody known to outreach was left without an offer.',
    },
    {
      on: 'apr26',
      situation:
        'Open on 31 nights in a hard winter; 72 people stayed. The protocol now covers heat as well.',
    },
  ],
  [
    'Make the case for the rough sleeping services',
    {
      on: 'jan25',
      status: 'begun',
      situation: 'The research team of the county has been asked. A first list of costs exists.',
    },
    {
      on: 'jul25',
      status: 'partly-complete',
      situation:
        'The analysis covers outreach and Housing First: every pound spent saves £2.10 elsewhere, half of that in hospitals.',
      next: 'Add the shelter. Show it to the trust.',
    },
    {
      on: 'oct25',
      status: 'complete',
      situation:
        'Published with the agenda of the county cabinet on 7 October 2025. The authors say plainly which savings are only estimates.',
    },
  ],
  [
    'Expand Housing First from 12 to 30',
    { on: 'apr25', situation: 'Sixteen homes. Quillbrook Homes offered six a year in writing.' },
    { on: 'oct25', situation: 'Twenty homes; eighteen of the tenancies are older than a year.' },
    {
      on: 'apr26',
      status: 'partly-complete',
      situation:
        'Twenty-three homes. One tenancy ended in eviction; the group heard what could have been done earlier.',
    },
    { on: 'sep26', situation: 'Twenty-five homes.' },
  ],
  [
    'Write a supported reconnection policy',
    {
      on: 'jan25',
      status: 'partly-complete',
      situation:
        'The page is written. Experts by experience asked for one more sentence: a person may change their mind.',
    },
    {
      on: 'apr25',
      status: 'complete',
      situation: 'Adopted by the steering group on 29 April 2025 with that sentence.',
    },
  ],
  [
    'Start an alternative giving scheme',
    {
      on: 'oct24',
      status: 'closed-not-desirable',
      desirable: 'no',
      desirableReason: 'Nobody offered to run it, and the campaign says how to give.',
      achievable: 'no',
      situation: 'The steering group upheld the view of the forum.',
      next: 'None.',
    },
  ],
  [
    'Find out how many women sleep rough',
    {
      on: 'apr25',
      status: 'begun',
      situation:
        'The county signed up for the women’s census in September. Two evenings a month for women began at The Open Gate.',
    },
    {
      on: 'oct25',
      status: 'partly-complete',
      situation: 'The census found 17 women in one week; the count in November had found two.',
      next: 'Ask the 17 women, through those whom they trust, what would help.',
    },
    {
      on: 'jan26',
      status: 'complete',
      situation:
        'Ten of the 17 women answered. They ask for a house with a lock, women as staff, and no questions on the first night.',
      next: 'See the delivery plan: a safe place for women.',
    },
  ],
  [
    'Increase the number of affordable one-bedroom',
    {
      on: 'oct25',
      status: 'begun',
      continues: true,
      situation: '131 lettings of one-bedroom homes in the year; 3,020 households wait.',
      colour: [
        'amber',
        'The group wants this shown as unfinished: more people wait than a year ago.',
      ],
    },
  ],
  [
    'Make one attractive offer to private landlords',
    {
      on: 'apr25',
      situation:
        'The four schemes were compared. Landlords prefer a quick answer to a larger bond.',
    },
    {
      on: 'jan26',
      status: 'partly-complete',
      situation:
        'Three councils have adopted the same offer: a bond of £1,200, one named person and an answer within one day.',
      next: 'Brambledale to decide in March.',
    },
    {
      on: 'sep26',
      status: 'complete',
      situation: 'All four councils have the same offer since 1 June 2026.',
    },
  ],
  [
    'Hold a landlord forum',
    {
      on: 'jan25',
      status: 'partly-complete',
      situation:
        'The joint forum in November had 74 landlords, twice as many as the two separate ones.',
    },
  ],
  [
    'Explore a private sector leasing scheme',
    {
      on: 'jul25',
      status: 'begun',
      situation:
        'Two councils outside the county answered. One lost money on repairs in the first year; the other leases through a housing association.',
    },
    {
      on: 'jan26',
      situation: 'Quillbrook Homes is ready to lease ten homes if voids and repairs are shared.',
    },
    { on: 'apr26', status: 'partly-complete', situation: 'Four homes are leased as a trial.' },
  ],
  [
    'Agree a pre-eviction protocol with supported',
    {
      on: 'apr25',
      status: 'not-begun',
      situation: 'To be taken up now that the common referral form is finished.',
    },
    {
      on: 'oct25',
      status: 'begun',
      situation: 'Five providers met. They agree that nobody is asked to leave on a Friday.',
    },
  ],
  [
    'Review temporary accommodation',
    {
      on: 'jan25',
      situation:
        'Figures of three councils were shown. Fernmouth pays least and waits longest for repairs.',
    },
    {
      on: '2025-06-19',
      by: 'fernmouth',
      status: 'partly-complete',
      situation:
        'The figures of all four councils are in one table. 201 households, 31 in bed and breakfast, four of them with children for longer than six weeks.',
      next: 'Bring the table with three proposals to the steering group.',
    },
    {
      on: 'jul25',
      status: 'complete',
      situation: 'The review was accepted. Its three proposals went to the four councils.',
      next: 'Report in a year on the proposals.',
    },
  ],
  [
    'Agree move-on quotas',
    { on: 'jul25', situation: 'Two associations have offered lettings: eight and six a year.' },
    {
      on: 'apr26',
      status: 'partly-complete',
      situation:
        'Twenty-six lettings a year from three associations. The fourth wants references that people who lived in hostels cannot have.',
      next: 'Offer the tenancy certificate as a reference.',
    },
  ],
  [
    'Develop employment and training',
    {
      on: 'jan25',
      status: 'closed-not-desirable',
      desirable: 'no',
      desirableReason:
        'Too few people at a time for a service of its own; ordinary courses can take them with help.',
      situation: 'Larkminster Jobcentre has named a work coach for people in supported housing.',
      next: 'None: the work coach is part of the city’s plan.',
    },
  ],
  [
    'Improve standards in exempt accommodation',
    {
      on: 'jul25',
      situation: 'Joint inspections in all districts since May. 51 homes visited.',
      next: 'Publish what a good home looks like.',
    },
    {
      on: 'jan26',
      status: 'partly-complete',
      situation:
        '“What a good home looks like” was published with pictures, in plain words. Three landlords left the sector.',
    },
  ],
]

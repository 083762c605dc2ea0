---
topic: A week of coup in Ouagadougou, September 2015
actors:
  a1: {name: "Presidential guard of Burkina Faso", country: BFA, sector: [MIL]}
  a2: {name: "Michel Kafando", country: BFA, sector: [GOV]}
  a3: {name: "Gilbert Diendéré", country: BFA, sector: [MIL]}
  a4: {name: "Macky Sall", country: SEN, sector: [GOV]}
  a5: {name: "African Union", country: IGO, sector: [GOV]}
  a6: {name: "Burkina Faso", country: BFA, sector: [GOV]}
  a7: {name: "Protesters in Ouagadougou", country: BFA, sector: [CVL]}
  a8: {name: "Yacouba Isaac Zida", country: BFA, sector: [GOV]}
  a9: {name: "François Hollande", country: FRA, sector: [GOV]}
places:
  p1: {name: Ouagadougou, country: BFA}
times:
  t1: {value: 2015-09-16}
  t2: {value: 2015-09-18}
  t3: {value: 2015-09-23}
  t4: {value: 2015-09-17}
  t5: {value: 2015-10-01}
events:
  e1: {type: COERCE, mode: [arrest], actor: [a1], recipient: [a2, a8], place: [p1], time: t1, status: occurred, context: [executive]}
  e2: {type: RETREAT, mode: [release], actor: [a1], recipient: [a2], time: t2, status: occurred, context: [executive]}
  e3: {type: SANCTION, mode: [expel], actor: [a5], recipient: [a6], time: t2, status: occurred, context: [executive]}
  e4: {type: ASSAULT, mode: [firearms], actor: [a1], recipient: [a7], place: [p1], time: t4, status: occurred, context: [repression]}
  e5: {type: CONCEDE, mode: [], actor: [a3], status: occurred, context: [executive]}
  e6: {type: COERCE, mode: [arrest], actor: [a6], recipient: [a3], place: [p1], time: t5, status: occurred, context: [legal]}
  e7: {type: ACCUSE, mode: [disapprove], actor: [a9], recipient: [a1], status: occurred, context: [executive]}
---
published: 2015-09-17
publisher: Volta Wire
---
OUAGADOUGOU, Sept 17 (Volta Wire) - <a1>The presidential guard</a1> <e1>detained</e1> <a2>interim President Michel Kafando</a2> and <a8>Prime Minister Yacouba Isaac Zida</a8> in <p1>Ouagadougou</p1> on <t1>Wednesday</t1>. <a9>French President Francois Hollande</a9> <e7>condemned</e7> <a1>the guardsmen</a1>.

---
published: 2015-09-18
publisher: Volta Wire
events:
  e4: {size: {dead: 3}}
---
OUAGADOUGOU, Sept 18 (Volta Wire) - <a1>The presidential guard</a1> <e2>released</e2> <a2>Michel Kafando</a2> on <t2>Friday</t2>. <a5>The African Union</a5> <e3>suspended</e3> <a6>Burkina Faso</a6> the same day.

<a1>Soldiers</a1> <e4>shot</e4> dead three <a7>protesters</a7> in <p1>Ouagadougou</p1> on <t4>Thursday</t4>.

---
published: 2015-09-19
publisher: Cap-Vert Matin
events:
  e4: {size: {dead: 6}}
---
<a2>President Kafando</a2>, <e1>arrested</e1> by <a1>the guard</a1> on <t1>Wednesday</t1>, was <e2>freed</e2> on <t2>Friday</t2>. Six <a7>people</a7> were killed when <a1>guardsmen</a1> <e4>fired</e4> on crowds in <p1>the Burkinabe capital</p1> on <t4>Thursday</t4>.

<a5>The African Union</a5> <e3>suspended</e3> <a6>the country</a6>.

---
published: 2015-09-19
publisher: Gironde Matin
---
OUAGADOUGOU, Sept 18 (Volta Wire) - <a1>The presidential guard</a1> <e2>released</e2> <a2>Michel Kafando</a2> on <t2>Friday</t2>. <a5>The African Union</a5> <e3>suspended</e3> <a6>Burkina Faso</a6> the same day.

---
published: 2015-10-02
publisher: Volta Wire
---
OUAGADOUGOU, Oct 2 (Volta Wire) - <a6>The government</a6> <e6>arrested</e6> <a3>General Gilbert Diendere</a3>, the leader of last month's coup, in <p1>Ouagadougou</p1> on <t5>Thursday</t5>.

---
published: 2015-10-02
publisher: Cap-Vert Matin
---
<a3>General Diendere</a3> was <e6>taken</e6> into custody in <p1>Ouagadougou</p1> on <t5>Thursday</t5>, a spokesman for <a6>the transitional government</a6> said.

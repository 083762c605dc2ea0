---
topic: The Gdansk strike and accord, August 1980
actors:
  a1: {name: "Gdansk shipyard workers", country: POL, sector: [LAB]}
  a2: {name: "Poland", country: POL, sector: [GOV]}
  a3: {name: "Lech Walesa", country: POL, sector: [LAB]}
  a4: {name: "Mieczyslaw Jagielski", country: POL, sector: [GOV]}
  a5: {name: "Edward Gierek", country: POL, sector: [GOV]}
  a6: {name: "Polish dissidents", country: POL, sector: [OPP]}
  a7: {name: "Silesian miners", country: POL, sector: [LAB]}
  a8: {name: "Poland", country: POL, sector: [COP]}
places:
  p1: {name: Gdansk, country: POL}
  p2: {name: Jastrzebie, country: POL}
times:
  t1: {value: 1980-08-14}
  t2: {value: 1980-08-31}
  t3: {value: 1980-08-29}
  t4: {value: 1980-08-23}
events:
  e1: {type: PROTEST, mode: [strike], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [economic]}
  e2: {type: AGREE, mode: [], actor: [a3, a4, a2], place: [p1], time: t2, status: occurred, context: [economic]}
  e3: {type: COERCE, mode: [arrest], actor: [a8], recipient: [a6], status: occurred, context: [repression]}
  e4: {type: PROTEST, mode: [strike], actor: [a7], recipient: [a2], place: [p2], time: t3, status: occurred, context: [economic]}
  e5: {type: CONSULT, mode: [], actor: [a4, a3, a1], place: [p1], time: t4, status: occurred, context: [economic]}
  e6: {type: REQUEST, mode: [change], actor: [a1], recipient: [a2], status: occurred, context: [economic]}
---
published: 1980-08-15
publisher: Baltic Cable
---
GDANSK, Aug 15 (Baltic Cable) - <a1>Workers at the Lenin shipyard</a1> in <p1>Gdansk</p1> went on <e1>strike</e1> on <t1>Thursday</t1> after a crane operator was dismissed. <a1>They</a1> <e6>demanded</e6> higher pay and free trade unions from <a2>the government</a2>.

---
published: 1980-08-21
publisher: The Western Review
events:
  e1: {status: ongoing}
---
<a8>Polish police</a8> <e3>detained</e3> more than a dozen <a6>dissidents</a6> as the <e1>strike</e1> of <a1>shipyard workers</a1> in <p1>Gdansk</p1> entered its second week. <a5>Edward Gierek, the party leader,</a5> spoke on television.

---
published: 1980-08-24
publisher: Baltic Cable
---
GDANSK, Aug 24 (Baltic Cable) - <a4>Deputy Prime Minister Mieczyslaw Jagielski</a4> <e5>met</e5> <a3>Lech Walesa</a3> and other leaders of <a1>the strikers</a1> in <p1>Gdansk</p1> on <t4>Saturday</t4> for the first time.

---
published: 1980-08-30
publisher: The Western Review
---
<a7>Coal miners</a7> at <p2>Jastrzebie</p2> in Silesia <e4>stopped</e4> work on <t3>Friday</t3> in sympathy with <a1>the yard workers</a1> on the coast.

---
published: 1980-08-31
publisher: Baltic Cable
---
GDANSK, Aug 31 (Baltic Cable) - <a3>Lech Walesa</a3> and <a4>Deputy Prime Minister Mieczyslaw Jagielski</a4> <e2>signed</e2> an accord in <p1>Gdansk</p1> on <t2>Sunday</t2> that lets Polish workers form free unions.

---
published: 1980-09-01
publisher: Coast and Country
---
GDANSK, Aug 31 (Baltic Cable) - <a3>Lech Walesa</a3> and <a4>Deputy Prime Minister Mieczyslaw Jagielski</a4> <e2>signed</e2> an accord in <p1>Gdansk</p1> on <t2>Sunday</t2> that lets Polish workers form free unions. The text runs to 21 points.

---
published: 1980-09-01
publisher: The Western Review
---
<a2>The Polish government</a2> <e2>agreed</e2> with <a3>Lech Walesa</a3> on <t2>Sunday</t2> to free trade unions, and <a1>the men of the Lenin yard</a1> ended the <e1>strike</e1> that began in <p1>Gdansk</p1> on <t1>August 14</t1>.

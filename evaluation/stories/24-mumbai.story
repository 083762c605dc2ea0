---
topic: Three days of terror in Mumbai, November 2008
actors:
  a1: {name: "Gunmen in Mumbai", country: PAK, sector: [REB]}
  a2: {name: "People in Mumbai", country: IND, sector: [CVL]}
  a3: {name: "India", country: IND, sector: [MIL]}
  a4: {name: "Manmohan Singh", country: IND, sector: [GOV]}
  a5: {name: "Pakistan", country: PAK, sector: [GOV]}
  a6: {name: "Lashkar-e-Taiba", country: PAK, sector: [REB]}
  a7: {name: "Shivraj Patil", country: IND, sector: [GOV]}
  a8: {name: "India", country: IND, sector: [GOV]}
  a9: {name: "United Kingdom", country: GBR, sector: [GOV]}
places:
  p1: {name: Mumbai, country: IND}
  p2: {name: Muzaffarabad, country: PAK}
times:
  t1: {value: 2008-11-26}
  t2: {value: 2008-11-29}
  t3: {value: 2008-11-30}
  t4: {value: 2008-12-07}
events:
  e1: {type: ASSAULT, mode: [firearms, explosives], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [terrorism]}
  e2: {type: ASSAULT, mode: [], actor: [a3], recipient: [a1], place: [p1], time: t2, status: occurred, context: [terrorism]}
  e3: {type: RETREAT, mode: [resign], actor: [a7], time: t3, status: occurred}
  e4: {type: ACCUSE, mode: [allege], actor: [a8], recipient: [a6], status: occurred, context: [terrorism]}
  e5: {type: COERCE, mode: [arrest], actor: [a5], recipient: [a6], place: [p2], time: t4, status: occurred, context: [terrorism]}
  e6: {type: AID, mode: [], actor: [a5], recipient: [a1], status: negated, context: [terrorism]}
---
published: 2008-11-27
publisher: Konkan Wire
events:
  e1: {size: {dead: 101}}
---
MUMBAI, Nov 27 (Konkan Wire) - <a1>Gunmen</a1> <e1>attacked</e1> hotels, a railway station and a Jewish centre in <p1>Mumbai</p1> on <t1>Wednesday</t1> night, killing at least 101 <a2>people</a2>.

---
published: 2008-11-28
publisher: The Deccan Post
events:
  e1: {size: {dead: 143}}
---
The number of <a2>people</a2> killed since <a1>militants</a1> <e1>stormed</e1> landmarks across <p1>Mumbai</p1> on <t1>Wednesday</t1> stands at 143. <a8>India</a8> <e4>blamed</e4> <a6>Lashkar-e-Taiba</a6>.

---
published: 2008-11-29
publisher: Konkan Wire
events:
  e1: {size: {dead: 195}}
---
MUMBAI, Nov 29 (Konkan Wire) - <a3>Indian commandos</a3> <e2>killed</e2> <a1>the last gunmen</a1> in the Taj Mahal hotel in <p1>Mumbai</p1> on <t2>Saturday</t2>. The <e1>attacks</e1> that began on <t1>Wednesday</t1> left 195 <a2>people</a2> dead.

<a5>Pakistan</a5> denied that it had <e6>helped</e6> <a1>the attackers</a1>.

---
published: 2008-11-29
publisher: Sahyadri Express
events:
  e1: {size: {dead: 195}}
---
MUMBAI, Nov 29 (Konkan Wire) - <a3>Indian commandos</a3> <e2>killed</e2> <a1>the last gunmen</a1> in the Taj Mahal hotel in <p1>Mumbai</p1> on <t2>Saturday</t2>. The <e1>attacks</e1> that began on <t1>Wednesday</t1> left 195 <a2>people</a2> dead.

---
published: 2008-12-01
publisher: The Deccan Post
events:
  e1: {size: {dead: 172}}
---
Officials lowered the toll of the <e1>attacks</e1> by <a1>gunmen</a1> in <p1>Mumbai</p1> from 195 to 172 <a2>people</a2>. <a7>Home Minister Shivraj Patil</a7> <e3>resigned</e3> on <t3>Sunday</t3>.

---
published: 2008-12-08
publisher: Indus Press Agency
---
MUZAFFARABAD, Dec 8 (IPA) - <a5>Pakistan</a5> <e5>arrested</e5> leaders of <a6>Lashkar-e-Taiba</a6> at a camp near <p2>Muzaffarabad</p2> on <t4>Sunday</t4>. <a8>India</a8> <e4>accuses</e4> <a6>the group</a6> of the <e1>attack</e1> on <a2>the people</a2> of <p1>Mumbai</p1>.

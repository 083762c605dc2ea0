---
topic: Goma taken and left, November 2012
actors:
  a1: {name: "March 23 Movement", country: COD, sector: [REB]}
  a2: {name: "Democratic Republic of the Congo", country: COD, sector: [MIL]}
  a3: {name: "Joseph Kabila", country: COD, sector: [GOV]}
  a4: {name: "Rwanda", country: RWA, sector: [GOV]}
  a5: {name: "Yoweri Museveni", country: UGA, sector: [GOV]}
  a6: {name: "United Nations Security Council", country: UNO, sector: [GOV]}
  a7: {name: "Protesters in Kisangani", country: COD, sector: [CVL]}
  a8: {name: "Paul Kagame", country: RWA, sector: [GOV]}
places:
  p1: {name: Goma, country: COD}
  p2: {name: Kampala, country: UGA}
  p3: {name: Sake, country: COD}
  p4: {name: Kisangani, country: COD}
times:
  t1: {value: 2012-11-20}
  t2: {value: 2012-11-21}
  t3: {value: 2012-12-01}
  t4: {value: 2012-11-22}
events:
  e1: {type: COERCE, mode: [seize], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [military]}
  e2: {type: CONSULT, mode: [], actor: [a3, a8, a5], place: [p2], time: t2, status: occurred, context: [diplomatic]}
  e3: {type: RETREAT, mode: [withdraw], actor: [a1], place: [p1], time: t3, status: occurred, context: [military]}
  e4: {type: COERCE, mode: [seize], actor: [a1], recipient: [a2], place: [p3], time: t2, status: occurred, context: [military]}
  e5: {type: PROTEST, mode: [riot], actor: [a7], recipient: [a3], place: [p4], time: t2, status: occurred}
  e6: {type: AID, mode: [], actor: [a4], recipient: [a1], status: negated, context: [military]}
  e7: {type: ACCUSE, mode: [disapprove], actor: [a6], recipient: [a1], status: occurred, context: [military]}
---
published: 2012-11-20
publisher: Virunga Wire
---
GOMA, Nov 20 (Virunga Wire) - <a1>M23 rebels</a1> <e1>captured</e1> <p1>Goma</p1>, the largest city in eastern Congo, from <a2>government troops</a2> on <t1>Tuesday</t1>. <a6>The UN Security Council</a6> <e7>condemned</e7> <a1>the rebels</a1>.

---
published: 2012-11-21
publisher: Meuse Morning
---
GOMA, Nov 20 (Virunga Wire) - <a1>M23 rebels</a1> <e1>captured</e1> <p1>Goma</p1>, the largest city in eastern Congo, from <a2>government troops</a2> on <t1>Tuesday</t1>. <a6>The UN Security Council</a6> <e7>condemned</e7> <a1>the rebels</a1>. 

---
published: 2012-11-22
publisher: Great Lakes Courier
---
<a1>The M23</a1> <e4>took</e4> the town of <p3>Sake</p3> from <a2>the Congolese army</a2> on <t2>Wednesday</t2>, a day after <a1>it</a1> <e1>seized</e1> <p1>Goma</p1>. <a3>President Joseph Kabila</a3> and <a8>President Paul Kagame of Rwanda</a8> <e2>met</e2> in <p2>Kampala</p2> at the invitation of <a5>President Yoweri Museveni</a5> on <t2>Wednesday</t2>.

---
published: 2012-11-22
publisher: Meuse Morning
---
Crowds <e5>rioted</e5> in <p4>Kisangani</p4> on <t2>Wednesday</t2> against <a3>Mr Kabila</a3>. <a4>Rwanda</a4> denied that it was <e6>arming</e6> <a1>the rebels</a1> who <e1>hold</e1> <p1>Goma</p1>.

---
published: 2012-11-28
publisher: Virunga Wire
events:
  e3: {status: planned}
---
GOMA, Nov 28 (Virunga Wire) - <a1>The M23 rebels</a1> will <e3>withdraw</e3> from <p1>Goma</p1> by Friday, the Ugandan army chief said. A government spokesman in Kigali again denied that <a4>Rwanda</a4> <e6>supplied</e6> <a1>them</a1>.

---
published: 2012-12-01
publisher: Virunga Wire
---
GOMA, Dec 1 (Virunga Wire) - <a1>The rebels of M23</a1> <e3>pulled out</e3> of <p1>Goma</p1> on <t3>Saturday</t3>, eleven days after <a1>they</a1> <e1>captured</e1> the city.

---
published: 2012-12-02
publisher: Great Lakes Courier
---
Long columns of <a1>M23 fighters</a1> <e3>left</e3> <p1>Goma</p1> on <t3>Saturday</t3> with trucks full of loot.

---
topic: A grain deal and a strike on Odesa, July 2022
actors:
  a1: {name: "Russia", country: RUS, sector: [GOV]}
  a2: {name: "Ukraine", country: UKR, sector: [GOV]}
  a3: {name: "Recep Tayyip Erdogan", country: TUR, sector: [GOV]}
  a4: {name: "António Guterres", country: UNO, sector: [GOV]}
  a5: {name: "Russia", country: RUS, sector: [MIL]}
  a6: {name: "Volodymyr Zelenskyy", country: UKR, sector: [GOV]}
  a7: {name: "Hulusi Akar", country: TUR, sector: [GOV]}
  a8: {name: "Antony Blinken", country: USA, sector: [GOV]}
  a9: {name: "Ukraine", country: UKR, sector: [MIL]}
places:
  p1: {name: Istanbul, country: TUR}
  p2: {name: Odesa, country: UKR}
  p3: {name: Mykolaiv, country: UKR}
times:
  t1: {value: 2022-07-22}
  t2: {value: 2022-07-23}
  t3: {value: 2022-07-31}
events:
  e1: {type: SUPPORT, mode: [], actor: [a1, a2], place: [p1], time: t1, status: occurred, context: [economic]}
  e2: {type: ASSAULT, mode: [aerial], actor: [a5], recipient: [a2], place: [p2], time: t2, status: occurred, context: [military]}
  e3: {type: ACCUSE, mode: [disapprove], actor: [a6], recipient: [a1], status: occurred}
  e4: {type: ACCUSE, mode: [disapprove], actor: [a8], recipient: [a1], status: occurred}
  e5: {type: CONSULT, mode: [third-party], actor: [a3, a4], recipient: [a1, a2], status: occurred, context: [economic]}
  e6: {type: ASSAULT, mode: [aerial], actor: [a5], recipient: [a2], place: [p3], time: t3, status: occurred, context: [military]}
---
published: 2022-07-21
publisher: Bosphorus Wire
events:
  e1: {status: planned}
---
ANKARA, July 21 (Bosphorus Wire) - <a1>Russia</a1> and <a2>Ukraine</a2> will <e1>sign</e1> an agreement on grain exports in <p1>Istanbul</p1> on <t1>Friday</t1>, the office of the Turkish president said.

---
published: 2022-07-22
publisher: Bosphorus Wire
---
ISTANBUL, July 22 (Bosphorus Wire) - <a1>Russia</a1> and <a2>Ukraine</a2> <e1>signed</e1> deals in <p1>Istanbul</p1> on <t1>Friday</t1> to reopen Black Sea ports for grain. <a3>President Recep Tayyip Erdogan</a3> and <a4>UN chief Antonio Guterres</a4> <e5>brokered</e5> the accord between <a1>Moscow</a1> and <a2>Kyiv</a2>.

---
published: 2022-07-23
publisher: Steppe Monitor
events:
  e9: {story: e2, type: ASSAULT, actor: [a5], recipient: [a2], place: [p2], status: negated}
---
<a5>Russian missiles</a5> <e2>struck</e2> the port of <p2>Odesa</p2> on <t2>Saturday</t2>, less than a day after <a1>Moscow</a1> and <a2>Kyiv</a2> <e1>signed</e1> the grain deal. <a6>President Volodymyr Zelenskyy</a6> <e3>condemned</e3> <a1>Russia</a1>.

The Turkish defence minister said he was told that <a5>Russian forces</a5> had not <e9>hit</e9> the port.

---
published: 2022-07-24
publisher: Steppe Monitor
---
Russia's defence ministry said on Sunday that <a5>its missiles</a5> <e2>hit</e2> a warship in the port of <p2>Odesa</p2> on <t2>Saturday</t2>. <a8>US Secretary of State Antony Blinken</a8> <e4>denounced</e4> <a1>Moscow</a1>.

---
published: 2022-07-24
publisher: Chesapeake Journal
---
Russia's defence ministry said on Sunday that <a5>its missiles</a5> <e2>hit</e2> a warship in the port of <p2>Odesa</p2> on <t2>Saturday</t2>. <a8>US Secretary of State Antony Blinken</a8> <e4>denounced</e4> <a1>Moscow</a1>. 

---
published: 2022-07-31
publisher: Bosphorus Wire
---
KYIV, July 31 (Bosphorus Wire) - <a5>Russian missiles</a5> <e6>pounded</e6> <p3>Mykolaiv</p3> on <t3>Sunday</t3> and killed the owner of a grain company.

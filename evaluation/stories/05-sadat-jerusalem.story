---
topic: Sadat goes to Jerusalem, November 1977
actors:
  a1: {name: "Anwar Sadat", country: EGY, sector: [GOV]}
  a2: {name: "Menachem Begin", country: ISR, sector: [GOV]}
  a3: {name: "Hafez al-Assad", country: SYR, sector: [GOV]}
  a4: {name: "Palestine Liberation Organization", country: PSE, sector: [REB]}
  a5: {name: "Jimmy Carter", country: USA, sector: [GOV]}
  a6: {name: "Ismail Fahmy", country: EGY, sector: [GOV]}
  a7: {name: "Israel", country: ISR, sector: [GOV]}
  a8: {name: "Libya", country: LBY, sector: [GOV]}
  a9: {name: "Egypt", country: EGY, sector: [GOV]}
places:
  p1: {name: Jerusalem, country: ISR}
  p2: {name: Damascus, country: SYR}
  p3: {name: Ismailia, country: EGY}
times:
  t1: {value: 1977-11-19}
  t2: {value: 1977-11-17}
  t3: {value: 1977-11-20}
  t4: {value: 1977-12-25}
  t5: {value: 1977-11-15}
events:
  e1: {type: CONSULT, mode: [visit], actor: [a1], recipient: [a2, a7], place: [p1], time: t1, status: occurred, context: [diplomatic]}
  e2: {type: REQUEST, mode: [meet], actor: [a2], recipient: [a1], time: t5, status: occurred, context: [diplomatic]}
  e3: {type: CONSULT, mode: [visit], actor: [a1], recipient: [a3], place: [p2], time: t2, status: occurred, context: [diplomatic]}
  e4: {type: RETREAT, mode: [resign], actor: [a6], recipient: [a1], time: t2, status: occurred, context: [executive]}
  e5: {type: ACCUSE, mode: [disapprove], actor: [a4], recipient: [a1], status: occurred, context: [diplomatic]}
  e6: {type: SUPPORT, mode: [], actor: [a5], recipient: [a1], status: occurred, context: [diplomatic]}
  e7: {type: SANCTION, mode: [discontinue], actor: [a8], recipient: [a9], status: occurred, context: [diplomatic]}
  e8: {type: CONSULT, mode: [], actor: [a2, a1], place: [p3], time: t4, status: occurred, context: [diplomatic]}
---
published: 1977-11-16
publisher: Levant Dispatch
events:
  e3: {status: planned}
---
<a2>Prime Minister Menachem Begin of Israel</a2> on <t5>Tuesday</t5> <e2>invited</e2> <a1>President Anwar Sadat of Egypt</a1> to address the parliament in Jerusalem. <a1>Mr Sadat</a1> will first <e3>visit</e3> <a3>President Assad of Syria</a3> in <p2>Damascus</p2>.

---
published: 1977-11-18
publisher: The Mail and Register
events:
  e1: {status: planned}
---
<a1>President Sadat</a1> will <e1>fly</e1> to <p1>Jerusalem</p1> on <t1>Saturday</t1> evening to meet <a2>Mr Begin</a2>, the first Arab leader to do so. <a6>His Foreign Minister, Ismail Fahmy,</a6> <e4>resigned</e4> in protest on <t2>Thursday</t2>.

<a5>President Carter</a5> <e6>hailed</e6> <a1>the Egyptian leader</a1>. <a1>Mr Sadat</a1> <e3>met</e3> <a3>President Hafez al-Assad</a3> in <p2>Damascus</p2> on <t2>Thursday</t2>.

---
published: 1977-11-19
publisher: Levant Dispatch
---
JERUSALEM, Nov 19 - <a1>Anwar Sadat</a1> <e1>arrived</e1> in <a7>Israel</a7> on <t1>Saturday</t1> night on a <e1>visit</e1> to <p1>Jerusalem</p1> that few had thought possible. <a2>Prime Minister Menachem Begin</a2> greeted him at the foot of the steps.

<a4>The Palestine Liberation Organization</a4> <e5>denounced</e5> <a1>him</a1> as a traitor.

---
published: 1977-11-20
publisher: Overseas Cable News
---
<a1>President Sadat</a1>, on his historic <e1>visit</e1> to <p1>Jerusalem</p1>, spoke to the Knesset on Sunday. <a8>Libya</a8> <e7>broke off</e7> relations with <a9>Egypt</a9>. <a4>The PLO</a4> <e5>condemned</e5> <a1>the Egyptian president</a1>.

---
published: 1977-12-26
publisher: The Mail and Register
---
<a2>Mr Begin</a2> and <a1>President Sadat</a1> <e8>met</e8> at <p3>Ismailia</p3> on <t4>Christmas Day</t4>, five weeks after <a1>Mr Sadat</a1>'s <e1>journey</e1> to <p1>Jerusalem</p1>.

---
topic: An airliner shot down over Ukraine, July 2014
actors:
  a1: {name: "Donetsk separatists", country: UKR, sector: [REB]}
  a2: {name: "Passengers of Malaysia Airlines flight MH17", country: null, sector: [CVL]}
  a3: {name: "Petro Poroshenko", country: UKR, sector: [GOV]}
  a4: {name: "Russia", country: RUS, sector: [GOV]}
  a5: {name: "Barack Obama", country: USA, sector: [GOV]}
  a6: {name: "Alexander Borodai", country: UKR, sector: [REB]}
  a7: {name: "Ukraine", country: UKR, sector: [MIL]}
  a8: {name: "OSCE monitors", country: IGO, sector: [GOV]}
  a9: {name: "Malaysia", country: MYS, sector: [GOV]}
  a10: {name: "Vladimir Putin", country: RUS, sector: [GOV]}
places:
  p1: {name: Hrabove, country: UKR}
  p2: {name: Donetsk, country: UKR}
  p3: {name: Luhansk, country: UKR}
times:
  t1: {value: 2014-07-17}
  t2: {value: 2014-06-14}
  t3: {value: 2014-07-22}
  t4: {value: 2014-07-18}
events:
  e1: {type: ASSAULT, mode: [heavy-weapons], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [military], size: {dead: 298}}
  e2: {type: ACCUSE, mode: [allege], actor: [a3], recipient: [a1], time: t1, status: occurred}
  e3: {type: ASSAULT, mode: [heavy-weapons], actor: [a1], recipient: [a7], place: [p3], time: t2, status: occurred, context: [military], size: {dead: 49}}
  e4: {type: ACCUSE, mode: [allege], actor: [a10], recipient: [a3], status: occurred}
  e5: {type: COERCE, mode: [restrict], actor: [a1], recipient: [a8], place: [p1], time: t4, status: occurred}
  e6: {type: AGREE, mode: [], actor: [a6], recipient: [a9], place: [p2], time: t3, status: occurred}
  e7: {type: ACCUSE, mode: [allege], actor: [a5], recipient: [a1], time: t4, status: occurred}
---
published: 2014-07-17
publisher: Dnieper Wire
events:
  e1: {size: {dead: 295}}
  e9: {story: e1, type: ASSAULT, actor: [a1], recipient: [a2], status: negated}
---
KIEV, July 17 (Dnieper Wire) - A Malaysian airliner was <e1>shot down</e1> near <p1>Hrabove</p1> in eastern Ukraine on <t1>Thursday</t1>, killing all 295 <a2>people aboard</a2>, the interior ministry said. <a3>President Petro Poroshenko</a3> <e2>blamed</e2> <a1>pro-Russian rebels</a1>.

A separatist leader denied that <a1>his men</a1> had <e9>downed</e9> <a2>the jet</a2>.

---
published: 2014-07-18
publisher: Kuala Daily
events:
  e1: {size: {dead: 298}}
---
Malaysia Airlines raised the number of dead to 298 after flight MH17 was <e1>shot down</e1> over <p1>eastern Ukraine</p1> on <t1>Thursday</t1> with <a2>its passengers and crew</a2>. <a10>President Vladimir Putin</a10> <e4>blamed</e4> <a3>the leadership in Kiev</a3>.

---
published: 2014-07-18
publisher: Lowlands Courant
events:
  e1: {size: {dead: 298}}
---
Malaysia Airlines raised the number of dead to 298 after flight MH17 was <e1>shot down</e1> over <p1>eastern Ukraine</p1> on <t1>Thursday</t1> with <a2>its passengers and crew</a2>. Most of them were Dutch.

---
published: 2014-07-19
publisher: Dnieper Wire
---
DONETSK, July 19 (Dnieper Wire) - <a1>Armed separatists</a1> <e5>barred</e5> <a8>OSCE monitors</a8> from the crash site near <p1>Hrabove</p1> on <t4>Friday</t4>. <a5>President Barack Obama</a5> <e7>said</e7> <a1>the rebels</a1> had fired the missile.

---
published: 2014-07-22
publisher: Kuala Daily
events:
  e1: {size: {dead: 298}}
---
<a6>The rebel leader Alexander Borodai</a6> <e6>agreed</e6> in <p2>Donetsk</p2> on <t3>Tuesday</t3> to give the flight recorders to <a9>Malaysia</a9>, five days after <a1>the rebels</a1> were said to have <e1>downed</e1> flight MH17 and killed 298 <a2>people</a2>.

---
published: 2014-06-15
publisher: Dnieper Wire
---
KIEV, June 15 (Dnieper Wire) - <a1>Pro-Russian separatists</a1> <e3>shot down</e3> a Ukrainian military transport plane at <p3>Luhansk</p3> on <t2>Saturday</t2>, killing all 49 <a7>soldiers</a7> on board.

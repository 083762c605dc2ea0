---
topic: War and truce in Georgia, August 2008
actors:
  a1: {name: "Georgia", country: GEO, sector: [MIL]}
  a2: {name: "South Ossetia", country: GEO, sector: [REB]}
  a3: {name: "Russia", country: RUS, sector: [MIL]}
  a4: {name: "Dmitry Medvedev", country: RUS, sector: [GOV]}
  a5: {name: "Nicolas Sarkozy", country: FRA, sector: [GOV]}
  a6: {name: "Mikheil Saakashvili", country: GEO, sector: [GOV]}
  a7: {name: "George W. Bush", country: USA, sector: [GOV]}
  a8: {name: "Russia", country: RUS, sector: [GOV]}
  a9: {name: "Georgia", country: GEO, sector: [GOV]}
  a10: {name: "Residents of Gori", country: GEO, sector: [CVL]}
places:
  p1: {name: Tskhinvali, country: GEO}
  p2: {name: Gori, country: GEO}
  p3: {name: Moscow, country: RUS}
  p4: {name: Tbilisi, country: GEO}
  p5: {name: Poti, country: GEO}
times:
  t1: {value: 2008-08-08}
  t2: {value: 2008-08-12}
  t3: {value: 2008-08-09}
  t4: {value: 2008-08-15}
  t5: {value: 2008-08-16}
events:
  e1: {type: ASSAULT, mode: [heavy-weapons], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [military]}
  e2: {type: ASSAULT, mode: [aerial], actor: [a3], recipient: [a10], place: [p2], time: t3, status: occurred, context: [military], size: {dead: 60}}
  e3: {type: CONCEDE, mode: [], actor: [a4], recipient: [a9], time: t2, status: occurred, context: [military]}
  e4: {type: CONSULT, mode: [visit], actor: [a5], recipient: [a4], place: [p3], time: t2, status: occurred, context: [diplomatic]}
  e5: {type: SUPPORT, mode: [], actor: [a6], place: [p4], time: t4, status: occurred, context: [military]}
  e6: {type: SUPPORT, mode: [], actor: [a4], time: t5, status: occurred, context: [military]}
  e7: {type: REQUEST, mode: [], actor: [a7], recipient: [a8], status: occurred, context: [military]}
  e8: {type: ASSAULT, mode: [aerial], actor: [a3], recipient: [a9], place: [p5], time: t3, status: occurred, context: [military]}
---
published: 2008-08-08
publisher: Caspian Wire
---
TBILISI, Aug 8 (Caspian Wire) - <a1>Georgian forces</a1> <e1>shelled</e1> <a2>South Ossetian separatists</a2> in <p1>Tskhinvali</p1> early on <t1>Friday</t1>.

---
published: 2008-08-09
publisher: Caspian Wire
events:
  e2: {size: {dead: 30}}
---
GORI, Aug 9 (Caspian Wire) - <a3>Russian jets</a3> <e2>bombed</e2> apartment blocks in <p2>Gori</p2> on <t3>Saturday</t3>, killing at least 30 <a10>people</a10>. <a3>They</a3> also <e8>raided</e8> the port of <p5>Poti</p5>.

---
published: 2008-08-10
publisher: Baltic Evening Post
events:
  e2: {size: {dead: 60}}
---
Some 60 <a10>civilians</a10> were killed when <a3>Russian warplanes</a3> <e2>hit</e2> <p2>Gori</p2> on <t3>Saturday</t3>, Georgia said. <a7>President George W. Bush</a7> <e7>urged</e7> <a8>Russia</a8> to stop. The war began when <a1>Georgia</a1> <e1>attacked</e1> <p1>Tskhinvali</p1>.

---
published: 2008-08-12
publisher: Caspian Wire
---
MOSCOW, Aug 12 (Caspian Wire) - <a4>President Dmitry Medvedev</a4> <e3>ordered</e3> a halt to the war in <a9>Georgia</a9> on <t2>Tuesday</t2>, shortly before <a5>President Nicolas Sarkozy of France</a5> <e4>arrived</e4> in <p3>Moscow</p3> for talks.

---
published: 2008-08-13
publisher: Gironde Matin
---
MOSCOW, Aug 12 (Caspian Wire) - <a4>President Dmitry Medvedev</a4> <e3>ordered</e3> a halt to the war in <a9>Georgia</a9> on <t2>Tuesday</t2>, shortly before <a5>President Nicolas Sarkozy of France</a5> <e4>arrived</e4> in <p3>Moscow</p3> for talks.

---
published: 2008-08-16
publisher: Baltic Evening Post
---
<a4>Mr Medvedev</a4> <e6>signed</e6> the ceasefire accord on <t5>Saturday</t5>, a day after <a6>President Mikheil Saakashvili</a6> <e5>signed</e5> it in <p4>Tbilisi</p4>.

---
published: 2008-08-17
publisher: Caspian Wire
---
The truce that <a6>Mikheil Saakashvili</a6> <e5>signed</e5> in <p4>Tbilisi</p4> on <t4>Friday</t4> now bears the name of <a4>the Russian president</a4>, who <e6>signed</e6> on <t5>Saturday</t5>.

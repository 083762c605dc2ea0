---
topic: French soldiers bombed in Bouake, November 2004
actors:
  a1: {name: "Ivory Coast", country: CIV, sector: [MIL]}
  a2: {name: "France", country: FRA, sector: [MIL]}
  a3: {name: "Jacques Chirac", country: FRA, sector: [GOV]}
  a4: {name: "Young Patriots", country: CIV, sector: [PRM]}
  a5: {name: "French residents of Abidjan", country: FRA, sector: [CVL]}
  a6: {name: "New Forces", country: CIV, sector: [REB]}
  a7: {name: "United Nations Security Council", country: UNO, sector: [GOV]}
  a8: {name: "Ivory Coast", country: CIV, sector: [GOV]}
  a9: {name: "Laurent Gbagbo", country: CIV, sector: [GOV]}
places:
  p1: {name: Bouaké, country: CIV}
  p2: {name: Yamoussoukro, country: CIV}
  p3: {name: Abidjan, country: CIV}
times:
  t1: {value: 2004-11-06}
  t2: {value: 2004-11-04}
  t3: {value: 2004-11-15}
  t4: {value: 2004-11-07}
events:
  e1: {type: ASSAULT, mode: [aerial], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [military], size: {dead: 9}}
  e2: {type: ASSAULT, mode: [destroy], actor: [a2], recipient: [a1], place: [p2], time: t1, status: occurred, context: [military]}
  e3: {type: ASSAULT, mode: [aerial], actor: [a1], recipient: [a6], place: [p1], time: t2, status: occurred, context: [military]}
  e4: {type: PROTEST, mode: [riot], actor: [a4], recipient: [a5], place: [p3], time: t4, status: occurred}
  e5: {type: SANCTION, mode: [discontinue], actor: [a7], recipient: [a8], time: t3, status: occurred, context: [military]}
  e6: {type: REQUEST, mode: [], actor: [a3], recipient: [a2], time: t1, status: occurred, context: [military]}
---
published: 2004-11-05
publisher: Gulf of Guinea News
---
<a1>Ivory Coast's air force</a1> <e3>bombed</e3> <a6>the rebels</a6> in <p1>Bouake</p1> on <t2>Thursday</t2>, ending a truce of eighteen months.

---
published: 2004-11-06
publisher: Agence Lagune
events:
  e1: {size: {dead: 8}}
---
ABIDJAN, Nov 6 (Lagune) - <a1>Ivorian warplanes</a1> <e1>bombed</e1> a <a2>French army</a2> camp in <p1>Bouake</p1> on <t1>Saturday</t1>, killing eight soldiers. <a3>President Jacques Chirac</a3> <e6>ordered</e6> <a2>his forces</a2> to strike back.

<a2>French troops</a2> then <e2>destroyed</e2> two <a1>Ivorian</a1> jets at <p2>Yamoussoukro</p2>.

---
published: 2004-11-07
publisher: Le Quotidien de l'Ouest
events:
  e1: {size: {dead: 9}}
---
Nine <a2>French soldiers</a2> died on <t1>Saturday</t1> when <a1>two Ivorian jets</a1> <e1>attacked</e1> their base in <p1>Bouaké</p1>, Paris said, correcting an earlier figure of eight. <a2>The French army</a2> <e2>wrecked</e2> <a1>the Ivorian air force</a1> on the ground at <p2>Yamoussoukro</p2> within hours.

---
published: 2004-11-08
publisher: Gulf of Guinea News
---
<a4>Supporters of President Gbagbo</a4> <e4>rampaged</e4> through <p3>Abidjan</p3> on <t4>Sunday</t4> and looted the homes of <a5>French residents</a5>, a day after <a2>France</a2> <e2>destroyed</e2> the planes of <a1>the Ivorian military</a1>.

---
published: 2004-11-16
publisher: Agence Lagune
---
NEW YORK, Nov 16 (Lagune) - <a7>The Security Council</a7> <e5>imposed</e5> an arms embargo on <a8>Ivory Coast</a8> on <t3>Monday</t3>, nine days after its <a1>planes</a1> <e1>killed</e1> nine <a2>French soldiers</a2> in <p1>Bouake</p1>.

---
published: 2004-11-16
publisher: Hudson Observer
---
NEW YORK, Nov 16 (Lagune) - <a7>The Security Council</a7> <e5>imposed</e5> an arms embargo on <a8>Ivory Coast</a8> on <t3>Monday</t3>, nine days after its <a1>planes</a1> <e1>killed</e1> nine <a2>French soldiers</a2> in <p1>Bouake</p1>.

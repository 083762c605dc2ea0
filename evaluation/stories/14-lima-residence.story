---
topic: The siege of the Japanese residence in Lima, 1996 and 1997
actors:
  a1: {name: "Túpac Amaru Revolutionary Movement", country: PER, sector: [REB]}
  a2: {name: "Hostages in the Japanese ambassador's residence", country: null, sector: [CVL]}
  a3: {name: "Peru", country: PER, sector: [MIL]}
  a4: {name: "Alberto Fujimori", country: PER, sector: [GOV]}
  a5: {name: "Ryutaro Hashimoto", country: JPN, sector: [GOV]}
  a6: {name: "International Committee of the Red Cross", country: NGO, sector: [SOC]}
places:
  p1: {name: Lima, country: PER}
  p2: {name: Toronto, country: CAN}
times:
  t1: {value: 1996-12-17}
  t2: {value: 1996-12-22}
  t3: {value: 1997-04-22}
  t4: {value: 1997-02-01}
events:
  e1: {type: ASSAULT, mode: [abduct], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [terrorism], size: {abducted: 400}}
  e2: {type: RETREAT, mode: [release], actor: [a1], recipient: [a2], time: t2, status: occurred, context: [terrorism], size: {released: 225}}
  e3: {type: ASSAULT, mode: [], actor: [a3], recipient: [a1], place: [p1], time: t3, status: occurred, context: [terrorism], size: {dead: 14}}
  e4: {type: CONSULT, mode: [], actor: [a4, a5], place: [p2], time: t4, status: occurred, context: [diplomatic]}
  e5: {type: SUPPORT, mode: [], actor: [a5], recipient: [a4], status: occurred}
  e6: {type: REQUEST, mode: [], actor: [a1], recipient: [a4], status: occurred}
---
published: 1996-12-18
publisher: Andes Agency
---
LIMA, Dec 18 (Andes) - <a1>Leftist guerrillas</a1> stormed a party at the home of the Japanese ambassador in <p1>Lima</p1> on <t1>Tuesday</t1> night and <e1>seized</e1> more than 400 <a2>guests</a2>. <a1>The Tupac Amaru rebels</a1> <e6>demanded</e6> that <a4>President Alberto Fujimori</a4> free their comrades.

---
published: 1996-12-23
publisher: Andes Agency
---
LIMA, Dec 23 (Andes) - <a1>The rebels</a1> holding the Japanese residence in Lima <e2>freed</e2> 225 <a2>captives</a2> on <t2>Sunday</t2> as what they called a Christmas gesture.

---
published: 1996-12-23
publisher: Nippon Evening
---
LIMA, Dec 23 (Andes) - <a1>The rebels</a1> holding the Japanese residence in Lima <e2>freed</e2> 225 <a2>captives</a2> on <t2>Sunday</t2> as what they called a Christmas gesture. 

---
published: 1997-02-02
publisher: Nippon Evening
---
<a4>President Alberto Fujimori</a4> and <a5>Prime Minister Ryutaro Hashimoto</a5> <e4>met</e4> in <p2>Toronto</p2> on <t4>Saturday</t4> to talk about the 72 hostages still held in Peru.

---
published: 1997-04-23
publisher: Andes Agency
---
LIMA, April 23 (Andes) - <a3>Peruvian commandos</a3> <e3>stormed</e3> the Japanese ambassador's residence in <p1>Lima</p1> on <t3>Tuesday</t3> and killed all 14 <a1>guerrillas</a1> inside, four months after <a1>the rebels</a1> <e1>took</e1> hundreds of <a2>guests</a2> hostage.

---
published: 1997-04-23
publisher: The Prairie Tribune
---
<a3>Soldiers</a3> <e3>raided</e3> the besieged residence in <p1>the Peruvian capital</p1> on <t3>Tuesday</t3>; all 14 <a1>Tupac Amaru rebels</a1> were killed. <a5>Prime Minister Hashimoto of Japan</a5> <e5>thanked</e5> <a4>President Fujimori</a4>.

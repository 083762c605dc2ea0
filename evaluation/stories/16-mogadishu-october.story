---
topic: Two bombings in Mogadishu in two weeks, October 2017
actors:
  a1: {name: "Truck bomber in Mogadishu", country: SOM, sector: [REB]}
  a2: {name: "Residents of Mogadishu", country: SOM, sector: [CVL]}
  a3: {name: "Al-Shabaab", country: SOM, sector: [REB]}
  a4: {name: "Mohamed Abdullahi Mohamed", country: SOM, sector: [GOV]}
  a5: {name: "Turkey", country: TUR, sector: [GOV]}
  a6: {name: "Hotel guests in Mogadishu", country: SOM, sector: [CVL]}
  a7: {name: "Somalia", country: SOM, sector: [GOV]}
  a8: {name: "Somali police chief", country: SOM, sector: [COP]}
places:
  p1: {name: Mogadishu, country: SOM}
times:
  t1: {value: 2017-10-14}
  t2: {value: 2017-10-28}
  t3: {value: 2017-10-16}
  t4: {value: 2017-10-29}
events:
  e1: {type: ASSAULT, mode: [explosives], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [terrorism]}
  e2: {type: ACCUSE, mode: [allege], actor: [a4], recipient: [a3], status: occurred, context: [terrorism]}
  e3: {type: AID, mode: [], actor: [a5], recipient: [a2], place: [p1], time: t3, status: occurred, context: [health]}
  e4: {type: ASSAULT, mode: [explosives, firearms], actor: [a3], recipient: [a6], place: [p1], time: t2, status: occurred, context: [terrorism]}
  e5: {type: SANCTION, mode: [expel], actor: [a7], recipient: [a8], time: t4, status: occurred, context: [executive]}
---
published: 2017-10-14
publisher: Benadir Wire
events:
  e1: {size: {dead: 20}}
---
MOGADISHU, Oct 14 (Benadir Wire) - <a1>A truck bomber</a1> <e1>killed</e1> at least 20 <a2>people</a2> at a busy junction in <p1>Mogadishu</p1> on <t1>Saturday</t1>, police said.

---
published: 2017-10-15
publisher: Rift Valley Post
events:
  e1: {size: {dead: 231}}
---
The death toll from <t1>Saturday</t1>'s truck <e1>bombing</e1> in <p1>the Somali capital</p1> has risen to 231 <a2>people</a2>, hospitals said. <a4>President Mohamed Abdullahi Mohamed</a4> <e2>blamed</e2> <a3>al-Shabaab</a3>.

---
published: 2017-10-16
publisher: Benadir Wire
events:
  e1: {size: {dead: 300}}
---
MOGADISHU, Oct 16 (Benadir Wire) - <a5>Turkey</a5> <e3>flew</e3> 35 <a2>wounded Somalis</a2> out of <p1>Mogadishu</p1> for treatment on <t3>Monday</t3>, two days after <a1>a bomber</a1> <e1>blew up</e1> a truck and killed 300 people.

---
published: 2017-10-16
publisher: Ankara Courier
events:
  e1: {size: {dead: 300}}
---
MOGADISHU, Oct 16 (Benadir Wire) - <a5>Turkey</a5> <e3>flew</e3> 35 <a2>wounded Somalis</a2> out of <p1>Mogadishu</p1> for treatment on <t3>Monday</t3>, two days after <a1>a bomber</a1> <e1>blew up</e1> a truck and killed 300 people.

---
published: 2017-10-28
publisher: Benadir Wire
events:
  e4: {size: {dead: 14}}
---
MOGADISHU, Oct 28 (Benadir Wire) - <a3>Al-Shabaab fighters</a3> <e4>stormed</e4> a hotel in <p1>Mogadishu</p1> on <t2>Saturday</t2> after a car bomb went off at its gate, and killed 14 <a6>guests</a6>.

---
published: 2017-10-29
publisher: Rift Valley Post
events:
  e4: {size: {dead: 23}}
---
<a7>Somalia</a7> <e5>dismissed</e5> <a8>its police chief</a8> on <t4>Sunday</t4>, a day after <a3>al-Shabaab</a3> <e4>attacked</e4> a hotel in <p1>Mogadishu</p1> and killed 23 <a6>people</a6>.

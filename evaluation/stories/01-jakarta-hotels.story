---
topic: Two hotels bombed in Jakarta, July 2009
actors:
  a1: {name: "Suicide bombers in Jakarta", country: IDN, sector: [REB]}
  a2: {name: "Hotel guests in Jakarta", country: null, sector: [CVL]}
  a3: {name: "Susilo Bambang Yudhoyono", country: IDN, sector: [GOV]}
  a4: {name: "Indonesia", country: IDN, sector: [COP]}
  a5: {name: "Australia", country: AUS, sector: [GOV]}
  a6: {name: "Noordin Mohammad Top", country: IDN, sector: [REB]}
  a7: {name: "Jemaah Islamiah", country: IDN, sector: [REB]}
  a8: {name: "Manchester United", country: GBR, sector: [SOC]}
  a9: {name: "Suspects in Cilacap", country: IDN, sector: [REB]}
places:
  p1: {name: Jakarta, country: IDN}
  p2: {name: Temanggung, country: IDN}
  p3: {name: Cilacap, country: IDN}
times:
  t1: {value: 2009-07-17}
  t2: {value: 2003-08-05}
  t3: {value: 2009-08-08}
  t4: {value: 2009-07-22}
  t5: {value: 2003}
events:
  e1: {type: ASSAULT, mode: [suicide-attack, explosives], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [terrorism], size: {dead: 9}}
  e2: {type: ACCUSE, mode: [disapprove], actor: [a3], recipient: [a1], status: occurred, context: [terrorism]}
  e3: {type: ASSAULT, mode: [explosives], actor: [a7], recipient: [a2], place: [p1], time: t2, status: occurred, context: [terrorism], size: {dead: 12}}
  e4: {type: ACCUSE, mode: [disapprove], actor: [a5], recipient: [a1], status: occurred, context: [terrorism]}
  e5: {type: ACCUSE, mode: [allege], actor: [a4], recipient: [a6], status: occurred, context: [terrorism]}
  e6: {type: ASSAULT, mode: [], actor: [a4], recipient: [a6], place: [p2], time: t3, status: occurred, context: [terrorism]}
  e7: {type: COERCE, mode: [arrest], actor: [a4], recipient: [a9], place: [p3], time: t4, status: occurred, context: [terrorism]}
---
published: 2009-07-17
publisher: Nusantara Wire
events:
  e1: {size: {dead: 6}}
---
JAKARTA, July 17 (Nusantara Wire) - <a1>Suicide bombers</a1> <e1>blew up</e1> the restaurants of two luxury hotels in <p1>Jakarta</p1> on <t1>Friday</t1>, killing at least six <a2>guests</a2> and wounding more than 50 others.

<a3>President Susilo Bambang Yudhoyono</a3> <e2>condemned</e2> <a1>the bombers</a1> at his palace. The JW Marriott was <e3>bombed</e3> by <a7>Jemaah Islamiah</a7> in <t5>2003</t5>.

---
published: 2009-07-17
publisher: The Strait Gazette
events:
  e1: {size: {dead: 6}}
---
JAKARTA, July 17 (Nusantara Wire) - <a1>Suicide bombers</a1> <e1>blew up</e1> the restaurants of two luxury hotels in <p1>Jakarta</p1> on <t1>Friday</t1>, killing at least six <a2>guests</a2> and wounding more than 50 others.

<a3>President Susilo Bambang Yudhoyono</a3> <e2>condemned</e2> <a1>the bombers</a1> at his palace.

---
published: 2009-07-18
publisher: Southern Cross Daily
events:
  e1: {size: {dead: 8}}
---
<a1>Two bombers</a1> who had checked in as guests <e1>attacked</e1> the Marriott and Ritz-Carlton hotels in <p1>the Indonesian capital</p1> on <t1>Friday</t1>. Eight <a2>people</a2> died, three of them Australians.

<a5>Australia</a5> <e4>condemned</e4> <a1>the attackers</a1>. <a4>Indonesian police</a4> <e5>blamed</e5> <a6>Noordin Mohammad Top</a6>, a fugitive from Malaysia.

---
published: 2009-07-23
publisher: Java Morning Post
events:
  e1: {size: {dead: 9}}
---
<a4>Police</a4> <e7>arrested</e7> <a9>two suspects</a9> in <p3>Cilacap</p3>, Central Java, on <t4>Wednesday</t4> over <t1>last Friday</t1>'s <e1>bombings</e1> in <p1>Jakarta</p1> that killed nine <a2>people</a2>.

<a4>The police</a4> have <e5>accused</e5> <a6>Noordin Mohammad Top</a6> of planning the <e1>attacks</e1>.

---
published: 2009-08-09
publisher: Nusantara Wire
---
JAKARTA, Aug 9 (Nusantara Wire) - <a4>Indonesian police</a4> <e6>stormed</e6> a farmhouse in <p2>Temanggung</p2> on <t3>Saturday</t3> in the belief that <a6>Noordin Mohammad Top</a6>, wanted for the <e1>suicide bombings</e1> of <a2>hotel guests</a2> in <p1>Jakarta</p1>, was inside.

---
published: 2003-08-06
publisher: Nusantara Wire
events:
  e3: {mode: [explosives], size: {dead: 14}}
---
JAKARTA, Aug 6 (Nusantara Wire) - A car bomb <e3>tore apart</e3> the front of the Marriott hotel in <p1>Jakarta</p1> on <t2>Tuesday</t2> and killed 14 <a2>people</a2>. Officials said it bore the marks of <a7>Jemaah Islamiah</a7>.

---
topic: Two attacks in Peshawar in eight days, October 2009
actors:
  a1: {name: "Car bomber in Peshawar", country: PAK, sector: [REB]}
  a2: {name: "Shoppers in Peshawar", country: PAK, sector: [CVL]}
  a3: {name: "Suicide bomber in Peshawar", country: PAK, sector: [REB]}
  a4: {name: "Pakistan", country: PAK, sector: [COP]}
  a5: {name: "Pakistani Taliban", country: PAK, sector: [REB]}
  a6: {name: "Pakistan", country: PAK, sector: [MIL]}
  a7: {name: "Rehman Malik", country: PAK, sector: [GOV]}
  a8: {name: "Gunmen in Rawalpindi", country: PAK, sector: [REB]}
  a9: {name: "Yousuf Raza Gilani", country: PAK, sector: [GOV]}
places:
  p1: {name: Peshawar, country: PAK}
  p2: {name: Rawalpindi, country: PAK}
  p3: {name: South Waziristan, country: PAK}
times:
  t1: {value: 2009-10-09}
  t2: {value: 2009-10-16}
  t3: {value: 2009-10-10}
  t4: {value: 2009-10-17}
events:
  e1: {type: ASSAULT, mode: [explosives, suicide-attack], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [terrorism], size: {dead: 49}}
  e2: {type: ASSAULT, mode: [explosives, suicide-attack], actor: [a3], recipient: [a4], place: [p1], time: t2, status: occurred, context: [terrorism], size: {dead: 13}}
  e3: {type: ACCUSE, mode: [], actor: [a7], recipient: [a5], status: occurred, context: [terrorism]}
  e4: {type: ASSAULT, mode: [], actor: [a6], recipient: [a5], place: [p3], time: t4, status: planned, context: [military]}
  e5: {type: ASSAULT, mode: [abduct], actor: [a8], recipient: [a6], place: [p2], time: t3, status: occurred, context: [terrorism]}
  e6: {type: ACCUSE, mode: [disapprove], actor: [a9], recipient: [a1], status: occurred, context: [terrorism]}
---
published: 2009-10-09
publisher: Indus Press Agency
events:
  e1: {size: {dead: 41}}
---
PESHAWAR, Oct 9 (IPA) - <a1>A suicide car bomber</a1> <e1>killed</e1> at least 41 <a2>shoppers</a2> near the Khyber Bazaar in <p1>Peshawar</p1> on <t1>Friday</t1>.

<a9>Prime Minister Yousuf Raza Gilani</a9> <e6>condemned</e6> <a1>the bomber</a1>. <a7>Interior Minister Rehman Malik</a7> <e3>blamed</e3> <a5>the Pakistani Taliban</a5>.

---
published: 2009-10-10
publisher: Lahore Courier
events:
  e1: {size: {dead: 49}}
  e4: {status: planned}
---
The death toll from <t1>Friday</t1>'s <e1>car bombing</e1> by <a1>a suicide attacker</a1> in <p1>Peshawar</p1> rose to 49, hospital staff said. Most of the dead were <a2>bus passengers and shoppers</a2>.

<a7>Interior Minister Rehman Malik</a7> <e3>accused</e3> <a5>the Taliban</a5>. <a6>The army</a6> is preparing to <e4>attack</e4> <a5>their</a5> strongholds in <p3>South Waziristan</p3>.

---
published: 2009-10-11
publisher: Indus Press Agency
---
RAWALPINDI, Oct 11 (IPA) - <a8>Gunmen</a8> <e5>took</e5> dozens of <a6>soldiers and staff</a6> hostage inside the army headquarters in <p2>Rawalpindi</p2> on <t3>Saturday</t3>, a day after a <e1>suicide car bombing</e1> killed 49 <a2>people</a2> in <p1>Peshawar</p1>.

---
published: 2009-10-16
publisher: Indus Press Agency
events:
  e2: {size: {dead: 11}}
---
PESHAWAR, Oct 16 (IPA) - <a3>A suicide bomber</a3> <e2>attacked</e2> a <a4>police</a4> investigation office in <p1>Peshawar</p1> on <t2>Friday</t2> and killed 11 people, three of them policemen.

---
published: 2009-10-16
publisher: Frontier Star
events:
  e2: {size: {dead: 11}}
---
PESHAWAR, Oct 16 (IPA) - <a3>A suicide bomber</a3> <e2>attacked</e2> a <a4>police</a4> investigation office in <p1>Peshawar</p1> on <t2>Friday</t2> and killed 11 people, three of them policemen. The building lies in the cantonment.

---
published: 2009-10-17
publisher: Lahore Courier
events:
  e4: {status: occurred}
---
<a6>The Pakistani army</a6> <e4>launched</e4> its ground offensive against <a5>the Taliban</a5> in <p3>South Waziristan</p3> on <t4>Saturday</t4>.

It came a day after <a3>a bomber</a3> <e2>struck</e2> a <a4>police</a4> building in <p1>Peshawar</p1>, killing 13.

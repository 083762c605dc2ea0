---
topic: The Pearl Roundabout in Manama, February and March 2011
actors:
  a1: {name: "Bahrain", country: BHR, sector: [COP]}
  a2: {name: "Bahraini protesters", country: BHR, sector: [OPP]}
  a3: {name: "Salman bin Hamad Al Khalifa", country: BHR, sector: [GOV]}
  a4: {name: "Wefaq", country: BHR, sector: [OPP]}
  a5: {name: "Saudi Arabia", country: SAU, sector: [MIL]}
  a6: {name: "Hillary Clinton", country: USA, sector: [GOV]}
  a7: {name: "Bahrain", country: BHR, sector: [GOV]}
  a8: {name: "Bahrain", country: BHR, sector: [MIL]}
  a9: {name: "Iran", country: IRN, sector: [GOV]}
places:
  p1: {name: Manama, country: BHR}
times:
  t1: {value: 2011-02-17}
  t2: {value: 2011-02-19}
  t3: {value: 2011-03-14}
  t4: {value: 2011-03-16}
events:
  e1: {type: ASSAULT, mode: [crowd-control], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [repression]}
  e2: {type: RETREAT, mode: [withdraw], actor: [a8], place: [p1], time: t2, status: occurred, context: [repression]}
  e3: {type: AID, mode: [], actor: [a5], recipient: [a7], time: t3, status: occurred, context: [military]}
  e4: {type: ASSAULT, mode: [crowd-control], actor: [a1], recipient: [a2], place: [p1], time: t4, status: occurred, context: [repression]}
  e5: {type: REQUEST, mode: [], actor: [a6], recipient: [a7], status: occurred, context: [human_rights]}
  e6: {type: SANCTION, mode: [withdraw], actor: [a4], status: occurred, context: [legislative]}
  e7: {type: ACCUSE, mode: [disapprove], actor: [a9], recipient: [a5], status: occurred, context: [military]}
---
published: 2011-02-17
publisher: Pearl Coast News
events:
  e1: {size: {dead: 3}}
---
MANAMA, Feb 17 (PCN) - <a1>Riot police</a1> <e1>stormed</e1> a camp of <a2>protesters</a2> at the Pearl Roundabout in <p1>Manama</p1> before dawn on <t1>Thursday</t1> and killed three. <a6>Secretary of State Hillary Clinton</a6> <e5>urged</e5> <a7>Bahrain</a7> to show restraint.

---
published: 2011-02-18
publisher: Hormuz Herald
events:
  e1: {size: {dead: 4}}
---
Four <a2>demonstrators</a2> died when <a1>police</a1> <e1>fired</e1> birdshot and tear gas into a sleeping camp in <p1>Manama</p1> on <t1>Thursday</t1>. <a4>The Wefaq bloc</a4> <e6>quit</e6> parliament.

---
published: 2011-02-19
publisher: Pearl Coast News
---
MANAMA, Feb 19 (PCN) - <a8>The Bahraini army</a8> <e2>withdrew</e2> from the Pearl Roundabout in <p1>Manama</p1> on <t2>Saturday</t2> on the orders of Crown Prince Salman.

---
published: 2011-02-20
publisher: Hormuz Herald
---
MANAMA, Feb 19 (PCN) - <a8>The Bahraini army</a8> <e2>withdrew</e2> from the Pearl Roundabout in <p1>Manama</p1> on <t2>Saturday</t2> on the orders of Crown Prince Salman. Crowds came back within the hour.

---
published: 2011-03-15
publisher: Pearl Coast News
---
<a5>Saudi Arabia</a5> <e3>sent</e3> 1,000 troops to help <a7>the government of Bahrain</a7> on <t3>Monday</t3>. <a9>Iran</a9> <e7>condemned</e7> <a5>the Saudis</a5>.

---
published: 2011-03-16
publisher: Pearl Coast News
---
MANAMA, March 16 (PCN) - <a1>Police</a1> <e4>drove</e4> hundreds of <a2>protesters</a2> from the Pearl Roundabout in <p1>Manama</p1> with tear gas on <t4>Wednesday</t4>, two days after <a5>Saudi Arabia</a5> <e3>deployed</e3> troops in support of <a7>the government</a7>.

---
published: 2011-03-17
publisher: Zagros Daily
---
<a9>Iran</a9> <e7>denounced</e7> <a5>the Saudi intervention</a5>. <a1>Bahraini police</a1> <e4>cleared</e4> <a2>demonstrators</a2> from the roundabout in <p1>the capital</p1> on <t4>Wednesday</t4>.

---
topic: King Gyanendra gives way, April 2006
actors:
  a1: {name: "Gyanendra", country: NPL, sector: [GOV]}
  a2: {name: "Nepalese protesters", country: NPL, sector: [OPP]}
  a3: {name: "Nepal", country: NPL, sector: [COP]}
  a4: {name: "Seven Party Alliance", country: NPL, sector: [PTY]}
  a5: {name: "Girija Prasad Koirala", country: NPL, sector: [PTY]}
  a6: {name: "Communist Party of Nepal (Maoist)", country: NPL, sector: [REB]}
  a7: {name: "India", country: IND, sector: [GOV]}
places:
  p1: {name: Kathmandu, country: NPL}
  p2: {name: Chitwan, country: NPL}
times:
  t1: {value: 2006-04-20}
  t2: {value: 2006-04-24}
  t3: {value: 2006-04-21}
  t4: {value: 2006-04-22}
  t5: {value: 2006-04-27}
  t6: {value: 2006-04-08}
events:
  e1: {type: ASSAULT, mode: [firearms], actor: [a3], recipient: [a2], place: [p1], time: t1, status: occurred, context: [repression], size: {dead: 3}}
  e2: {type: CONCEDE, mode: [], actor: [a1], recipient: [a4], time: t2, status: occurred, context: [legislative]}
  e3: {type: CONCEDE, mode: [], actor: [a1], recipient: [a4], time: t3, status: occurred, context: [executive]}
  e4: {type: REJECT, mode: [], actor: [a4], recipient: [a1], time: t4, status: occurred}
  e5: {type: RETREAT, mode: [ceasefire], actor: [a6], time: t5, status: occurred, context: [military]}
  e6: {type: ASSAULT, mode: [firearms], actor: [a3], recipient: [a2], place: [p2], time: t6, status: occurred, context: [repression], size: {dead: 1}}
  e7: {type: SUPPORT, mode: [], actor: [a7], recipient: [a1], status: occurred}
  e8: {type: COERCE, mode: [curfew], actor: [a1], recipient: [a2], place: [p1], status: ongoing, context: [repression]}
---
published: 2006-04-09
publisher: Himal Telegraph
---
<a3>Police</a3> <e6>shot</e6> dead one <a2>demonstrator</a2> in <p2>Chitwan</p2> on <t6>Saturday</t6>, the third day of a strike against the king.

---
published: 2006-04-20
publisher: Ganges Wire
---
KATHMANDU, April 20 (Ganges Wire) - <a3>Nepalese police</a3> <e1>opened fire</e1> on <a2>protesters</a2> who defied a <e8>curfew</e8> in <p1>Kathmandu</p1> on <t1>Thursday</t1>, killing three and wounding 40.

---
published: 2006-04-22
publisher: Himal Telegraph
events:
  e1: {size: {dead: 4}}
---
<a1>King Gyanendra</a1> <e3>offered</e3> on <t3>Friday</t3> to let <a4>the seven opposition parties</a4> name a prime minister. <a4>The parties</a4> <e4>rejected</e4> <a1>his</a1> offer on <t4>Saturday</t4>.

On <t1>Thursday</t1> <a3>police</a3> <e1>fired</e1> on <a2>marchers</a2> at the edge of <p1>Kathmandu</p1>; a fourth man has died of his wounds.

---
published: 2006-04-22
publisher: The Deccan Post
---
<a7>India</a7> <e7>welcomed</e7> the offer of <a1>the king</a1>, made on Friday, to hand power to <a4>the parties</a4>, but <a4>the alliance</a4> <e4>turned down</e4> <a1>his</a1> plan.

---
published: 2006-04-25
publisher: Ganges Wire
---
KATHMANDU, April 25 (Ganges Wire) - <a1>King Gyanendra</a1> <e2>reinstated</e2> parliament late on <t2>Monday</t2>, giving in to <a4>the seven-party alliance</a4> after weeks of protest. <a5>Girija Prasad Koirala</a5> is to lead the government.

---
published: 2006-04-25
publisher: Pacific Morning Sun
---
KATHMANDU, April 25 (Ganges Wire) - <a1>King Gyanendra</a1> <e2>reinstated</e2> parliament late on <t2>Monday</t2>, giving in to <a4>the seven-party alliance</a4> after weeks of protest.

---
published: 2006-04-28
publisher: Himal Telegraph
---
<a6>The Maoist rebels</a6> <e5>declared</e5> a three-month ceasefire on <t5>Thursday</t5>, three days after <a1>the king</a1> <e2>restored</e2> the parliament to <a4>the parties</a4>.

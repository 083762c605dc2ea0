---
topic: The Rainbow Warrior sunk in Auckland, July 1985
actors:
  a1: {name: "French agents", country: FRA, sector: [SPY]}
  a2: {name: "Greenpeace", country: NGO, sector: [SOC]}
  a3: {name: "France", country: FRA, sector: [GOV]}
  a4: {name: "New Zealand", country: NZL, sector: [COP]}
  a5: {name: "French suspects in Auckland", country: FRA, sector: [SPY]}
  a6: {name: "David Lange", country: NZL, sector: [GOV]}
  a7: {name: "Charles Hernu", country: FRA, sector: [GOV]}
  a8: {name: "François Mitterrand", country: FRA, sector: [GOV]}
places:
  p1: {name: Auckland, country: NZL}
times:
  t1: {value: 1985-07-10}
  t2: {value: 1985-07-12}
  t3: {value: 1985-09-20}
  t4: {value: 1985-09-22}
events:
  e1: {type: ASSAULT, mode: [explosives], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [environment], size: {dead: 1}}
  e2: {type: COERCE, mode: [arrest], actor: [a4], recipient: [a5], place: [p1], time: t2, status: occurred}
  e3: {type: RETREAT, mode: [resign], actor: [a7], recipient: [a8], time: t3, status: occurred}
  e4: {type: ACCUSE, mode: [disapprove], actor: [a6], recipient: [a3], status: occurred}
---
published: 1985-07-11
publisher: Tasman Press
---
AUCKLAND, July 11 (Tasman Press) - Two explosions <e1>sank</e1> the <a2>Greenpeace</a2> ship Rainbow Warrior in the harbour of <p1>Auckland</p1> on <t1>Wednesday</t1> night and killed a photographer.

---
published: 1985-07-24
publisher: Waikato Mail
---
<a4>New Zealand police</a4>, who <e2>arrested</e2> <a5>a French-speaking couple</a5> in <p1>Auckland</p1> on <t2>July 12</t2>, have charged them over the <e1>bombing</e1> of the <a2>Greenpeace</a2> ship.

---
published: 1985-08-27
publisher: Seine et Oise
events:
  e9: {story: e1, type: ASSAULT, actor: [a1], recipient: [a2], status: negated}
---
An inquiry found that <a1>French agents</a1> did not <e9>sink</e9> <a2>the Greenpeace vessel</a2>, the government said in Paris. <a6>Prime Minister David Lange</a6> <e4>criticised</e4> <a3>France</a3>.

---
published: 1985-09-21
publisher: Tasman Press
---
PARIS, Sept 21 (Tasman Press) - <a7>Defence Minister Charles Hernu</a7> <e3>resigned</e3> on <t3>Friday</t3> over the <e1>sinking</e1> of the <a2>Greenpeace</a2> ship in <p1>Auckland</p1>, in a letter to <a8>President Mitterrand</a8>.

---
published: 1985-09-21
publisher: Waikato Mail
---
PARIS, Sept 21 (Tasman Press) - <a7>Defence Minister Charles Hernu</a7> <e3>resigned</e3> on <t3>Friday</t3> over the <e1>sinking</e1> of the <a2>Greenpeace</a2> ship in <p1>Auckland</p1>, in a letter to <a8>President Mitterrand</a8>.

---
published: 1985-09-23
publisher: Seine et Oise
---
<a3>France</a3> admitted on Sunday that <a1>its agents</a1> had <e1>sunk</e1> the <a2>Greenpeace</a2> ship in <p1>Auckland</p1> in July. <a6>Mr Lange</a6> <e4>condemned</e4> <a3>the French government</a3> again.

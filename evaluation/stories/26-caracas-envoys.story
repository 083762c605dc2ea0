---
topic: Ambassadors sent home from La Paz, Caracas and Washington, September 2008
actors:
  a1: {name: "Bolivia", country: BOL, sector: [GOV]}
  a2: {name: "Philip Goldberg", country: USA, sector: [GOV]}
  a3: {name: "Venezuela", country: VEN, sector: [GOV]}
  a4: {name: "Patrick Duddy", country: USA, sector: [GOV]}
  a5: {name: "United States", country: USA, sector: [GOV]}
  a6: {name: "Gustavo Guzmán", country: BOL, sector: [GOV]}
  a7: {name: "Hugo Chávez", country: VEN, sector: [GOV]}
  a8: {name: "Evo Morales", country: BOL, sector: [GOV]}
  a9: {name: "Bernardo Álvarez", country: VEN, sector: [GOV]}
  a10: {name: "Honduras", country: HND, sector: [GOV]}
  a11: {name: "Nicaragua", country: NIC, sector: [GOV]}
places:
  p1: {name: La Paz, country: BOL}
  p2: {name: Caracas, country: VEN}
  p3: {name: Washington, country: USA}
times:
  t1: {value: 2008-09-10}
  t2: {value: 2008-09-11}
  t3: {value: 2008-09-12}
events:
  e1: {type: SANCTION, mode: [expel], actor: [a1, a8], recipient: [a2], place: [p1], time: t1, status: occurred, context: [diplomatic]}
  e2: {type: SANCTION, mode: [expel], actor: [a3, a7], recipient: [a4], place: [p2], time: t2, status: occurred, context: [diplomatic]}
  e3: {type: SANCTION, mode: [expel], actor: [a5], recipient: [a6], place: [p3], time: t2, status: occurred, context: [diplomatic]}
  e4: {type: SANCTION, mode: [expel], actor: [a5], recipient: [a9], place: [p3], time: t3, status: occurred, context: [diplomatic]}
  e5: {type: ACCUSE, mode: [allege], actor: [a8], recipient: [a2], status: occurred}
  e6: {type: REJECT, mode: [], actor: [a10], recipient: [a5], time: t3, status: occurred, context: [diplomatic]}
---
published: 2008-09-11
publisher: Altiplano Press
---
LA PAZ, Sept 11 - <a8>President Evo Morales</a8> <e1>expelled</e1> <a2>the US ambassador, Philip Goldberg,</a2> from Bolivia on <t1>Wednesday</t1>. <a8>He</a8> <e5>accused</e5> <a2>the envoy</a2> of stirring up the eastern provinces.

---
published: 2008-09-11
publisher: Orinoco Agency
---
CARACAS, Sept 11 (Orinoco) - <a7>Venezuelan President Hugo Chavez</a7> <e2>ordered</e2> <a4>the American ambassador, Patrick Duddy,</a4> to leave within 72 hours on <t2>Thursday</t2>, in solidarity with Bolivia, which <e1>threw out</e1> <a2>Ambassador Philip Goldberg</a2> on <t1>Wednesday</t1>.

---
published: 2008-09-12
publisher: Pampas Daily
---
CARACAS, Sept 11 (Orinoco) - <a7>Venezuelan President Hugo Chavez</a7> <e2>ordered</e2> <a4>the American ambassador, Patrick Duddy,</a4> to leave within 72 hours on <t2>Thursday</t2>, in solidarity with Bolivia, which <e1>threw out</e1> <a2>Ambassador Philip Goldberg</a2> on <t1>Wednesday</t1>.

---
published: 2008-09-12
publisher: Potomac Wire
---
WASHINGTON, Sept 12 (Potomac Wire) - <a5>The United States</a5> <e4>expelled</e4> <a9>the Venezuelan ambassador, Bernardo Alvarez,</a9> on <t3>Friday</t3>. On <t2>Thursday</t2> <a5>it</a5> <e3>ordered</e3> <a6>the Bolivian ambassador, Gustavo Guzman,</a6> out of the country.

---
published: 2008-09-13
publisher: Altiplano Press
---
<a5>Washington</a5> <e3>expelled</e3> <a6>Ambassador Gustavo Guzman</a6> after <a1>Bolivia</a1> <e1>declared</e1> <a2>Mr Goldberg</a2> unwelcome. <a10>Honduras</a10> <e6>refused</e6> on <t3>Friday</t3> to accept the credentials of the new envoy of <a5>the United States</a5>.

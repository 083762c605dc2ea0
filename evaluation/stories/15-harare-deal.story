---
topic: Power-sharing in Zimbabwe, September 2008
actors:
  a1: {name: "Robert Mugabe", country: ZWE, sector: [GOV]}
  a2: {name: "Morgan Tsvangirai", country: ZWE, sector: [OPP]}
  a3: {name: "Thabo Mbeki", country: ZAF, sector: [GOV]}
  a4: {name: "European Union", country: EUR, sector: [GOV]}
  a5: {name: "Zimbabwe", country: ZWE, sector: [GOV]}
  a6: {name: "Arthur Mutambara", country: ZWE, sector: [OPP]}
  a7: {name: "ZANU-PF supporters", country: ZWE, sector: [PTY]}
  a8: {name: "MDC supporters", country: ZWE, sector: [OPP]}
places:
  p1: {name: Harare, country: ZWE}
  p2: {name: Brussels, country: BEL}
times:
  t1: {value: 2008-09-15}
  t2: {value: 2008-09-11}
  t3: {value: 2008-07-21}
events:
  e1: {type: SUPPORT, mode: [], actor: [a1, a2, a6], place: [p1], time: t1, status: occurred, context: [executive]}
  e2: {type: AGREE, mode: [], actor: [a1, a2], place: [p1], time: t2, status: occurred, context: [executive]}
  e3: {type: CONSULT, mode: [third-party], actor: [a3], recipient: [a1, a2], status: occurred, context: [executive]}
  e4: {type: REJECT, mode: [], actor: [a4], recipient: [a5], place: [p2], time: t1, status: occurred, context: [economic]}
  e5: {type: ASSAULT, mode: [primitive], actor: [a7, a8], place: [p1], time: t1, status: occurred}
  e6: {type: AGREE, mode: [], actor: [a1, a2], place: [p1], time: t3, status: occurred, context: [executive]}
---
published: 2008-07-22
publisher: Limpopo Wire
---
HARARE, July 22 (Limpopo Wire) - <a1>President Robert Mugabe</a1> and <a2>opposition leader Morgan Tsvangirai</a2> <e6>agreed</e6> in <p1>Harare</p1> on <t3>Monday</t3> to begin talks on sharing power.

---
published: 2008-09-12
publisher: Limpopo Wire
events:
  e1: {status: planned}
---
HARARE, Sept 12 (Limpopo Wire) - <a1>Robert Mugabe</a1> and <a2>Morgan Tsvangirai</a2> <e2>agreed</e2> late on <t2>Thursday</t2> to share power. <a3>South African President Thabo Mbeki</a3>, who <e3>mediated</e3> between <a1>the president</a1> and <a2>his rival</a2>, said <a1>they</a1> would <e1>sign</e1> the deal in <p1>Harare</p1> on <t1>Monday</t1>.

---
published: 2008-09-13
publisher: Cape Argosy
---
A <e2>deal</e2> to share power was reached in <p1>Harare</p1> on <t2>Thursday</t2> between <a1>President Mugabe</a1> and <a2>Mr Tsvangirai</a2> after weeks of <e3>mediation</e3> by <a3>Thabo Mbeki</a3>.

---
published: 2008-09-15
publisher: Limpopo Wire
---
HARARE, Sept 15 (Limpopo Wire) - <a1>President Robert Mugabe</a1>, <a2>Morgan Tsvangirai</a2> and <a6>Arthur Mutambara</a6> <e1>signed</e1> a power-sharing agreement in <p1>Harare</p1> on <t1>Monday</t1>. Outside the hall <a7>ruling party supporters</a7> and <a8>opposition followers</a8> <e5>threw</e5> stones at each other.

---
published: 2008-09-15
publisher: Flanders Morning
---
<a4>The European Union</a4>, meeting in <p2>Brussels</p2> on <t1>Monday</t1>, <e4>refused</e4> to lift its sanctions on <a5>Zimbabwe</a5> although <a1>Mr Mugabe</a1> and <a2>Mr Tsvangirai</a2> <e1>signed</e1> their pact in <p1>Harare</p1>.

---
published: 2008-09-16
publisher: Cape Argosy
---
HARARE, Sept 15 (Limpopo Wire) - <a1>President Robert Mugabe</a1>, <a2>Morgan Tsvangirai</a2> and <a6>Arthur Mutambara</a6> <e1>signed</e1> a power-sharing agreement in <p1>Harare</p1> on <t1>Monday</t1>. Outside the hall <a7>ruling party supporters</a7> and <a8>opposition followers</a8> <e5>threw</e5> stones at each other.

---
topic: The agreement of Good Friday, April 1998
actors:
  a1: {name: "United Kingdom", country: GBR, sector: [GOV]}
  a2: {name: "Ireland", country: IRL, sector: [GOV]}
  a3: {name: "Tony Blair", country: GBR, sector: [GOV]}
  a4: {name: "Bertie Ahern", country: IRL, sector: [GOV]}
  a5: {name: "George Mitchell", country: USA, sector: [GOV]}
  a6: {name: "Ian Paisley", country: GBR, sector: [PTY]}
  a7: {name: "Sinn Fein", country: GBR, sector: [PTY]}
  a8: {name: "Bill Clinton", country: USA, sector: [GOV]}
  a9: {name: "Ulster Unionist Party", country: GBR, sector: [PTY]}
  a10: {name: "Loyalist Volunteer Force", country: GBR, sector: [REB]}
  a11: {name: "Catholic man in Belfast", country: GBR, sector: [CVL]}
places:
  p1: {name: Belfast, country: GBR}
times:
  t1: {value: 1998-04-10}
  t2: {value: 1998-04-09}
  t3: {value: 1998-05-22}
events:
  e1: {type: SUPPORT, mode: [], actor: [a1, a2, a3, a4], place: [p1], time: t1, status: occurred, context: [political_institutions]}
  e2: {type: CONSULT, mode: [third-party], actor: [a5], recipient: [a1, a2], status: occurred, context: [diplomatic]}
  e3: {type: ACCUSE, mode: [disapprove], actor: [a6], recipient: [a3], status: occurred}
  e4: {type: SUPPORT, mode: [], actor: [a8], recipient: [a5], status: occurred}
  e5: {type: PROTEST, mode: [demo], actor: [a6], place: [p1], time: t2, status: occurred}
  e6: {type: ASSAULT, mode: [firearms], actor: [a10], recipient: [a11], place: [p1], status: occurred, size: {dead: 1}}
---
published: 1998-04-09
publisher: Irish Sea News
events:
  e1: {status: planned}
---
BELFAST, April 9 (ISN) - <a3>Prime Minister Tony Blair</a3> and <a4>Prime Minister Bertie Ahern</a4> hope to <e1>sign</e1> an accord on Northern Ireland by midnight. <a5>Former US senator George Mitchell</a5> is <e2>chairing</e2> the talks between <a1>London</a1>, <a2>Dublin</a2> and eight parties.

---
published: 1998-04-10
publisher: Irish Sea News
---
BELFAST, April 10 (ISN) - <a3>Tony Blair</a3> and <a4>Bertie Ahern</a4> <e1>signed</e1> a peace agreement in <p1>Belfast</p1> on <t1>Friday</t1>. <a8>President Clinton</a8> <e4>thanked</e4> <a5>Senator Mitchell</a5>.

<a6>The Reverend Ian Paisley</a6>, who led a <e5>march</e5> at the gates of Stormont in <p1>Belfast</p1> on <t2>Thursday</t2>, <e3>denounced</e3> <a3>the prime minister</a3>.

---
published: 1998-04-11
publisher: The Mersey Echo
---
BELFAST, April 10 (ISN) - <a3>Tony Blair</a3> and <a4>Bertie Ahern</a4> <e1>signed</e1> a peace agreement in <p1>Belfast</p1> on <t1>Friday</t1>. <a8>President Clinton</a8> <e4>thanked</e4> <a5>Senator Mitchell</a5>.

---
published: 1998-04-11
publisher: Leinster Herald
---
After 22 months of <e2>mediation</e2> by <a5>George Mitchell</a5>, <a1>the British</a1> and <a2>Irish governments</a2> <e1>signed</e1> a historic accord in <p1>Belfast</p1> on <t1>Friday</t1>. <a6>Ian Paisley</a6> <e3>accused</e3> <a3>Mr Blair</a3> of treachery.

---
published: 1998-04-24
publisher: Irish Sea News
---
BELFAST, April 24 (ISN) - <a10>Loyalist gunmen</a10> <e6>shot</e6> dead <a11>a Catholic man</a11> in <p1>Belfast</p1>, two weeks after <a3>Mr Blair</a3> and <a4>Mr Ahern</a4> <e1>signed</e1> the peace accord.

---
topic: The nuclear framework of Lausanne, spring 2015
actors:
  a1: {name: "Iran", country: IRN, sector: [GOV]}
  a2: {name: "Six world powers", country: IGO, sector: [GOV]}
  a3: {name: "Mohammad Javad Zarif", country: IRN, sector: [GOV]}
  a4: {name: "John Kerry", country: USA, sector: [GOV]}
  a5: {name: "Benjamin Netanyahu", country: ISR, sector: [GOV]}
  a6: {name: "Barack Obama", country: USA, sector: [GOV]}
  a7: {name: "Federica Mogherini", country: EUR, sector: [GOV]}
  a8: {name: "Ali Khamenei", country: IRN, sector: [GOV]}
  a9: {name: "Saudi Arabia", country: SAU, sector: [GOV]}
places:
  p1: {name: Lausanne, country: CHE}
  p2: {name: Vienna, country: AUT}
times:
  t1: {value: 2015-04-02}
  t2: {value: 2015-03-31}
  t3: {value: 2015-07-14}
  t4: {value: 2015-04-03}
events:
  e1: {type: AGREE, mode: [], actor: [a1, a2], place: [p1], time: t1, status: occurred, context: [cbrn]}
  e2: {type: CONSULT, mode: [], actor: [a3, a4], place: [p1], status: ongoing, context: [cbrn, diplomatic]}
  e3: {type: ACCUSE, mode: [disapprove], actor: [a5], recipient: [a2], status: occurred, context: [cbrn]}
  e4: {type: SUPPORT, mode: [], actor: [a6], recipient: [a1], status: occurred, context: [cbrn]}
  e5: {type: AGREE, mode: [], actor: [a1, a2], place: [p2], time: t3, status: occurred, context: [cbrn]}
  e6: {type: SUPPORT, mode: [], actor: [a9], recipient: [a2], time: t4, status: occurred, context: [cbrn]}
---
published: 2015-03-30
publisher: Lake Geneva Wire
events:
  e1: {status: hypothetical}
---
LAUSANNE, March 30 (LGW) - <a3>Iranian Foreign Minister Mohammad Javad Zarif</a3> and <a4>US Secretary of State John Kerry</a4> are <e2>negotiating</e2> in <p1>Lausanne</p1> before a deadline on Tuesday.

<a1>Iran</a1> and <a2>the six powers</a2> could <e1>agree</e1> on the outline of a nuclear accord, diplomats said.

---
published: 2015-04-02
publisher: Lake Geneva Wire
---
LAUSANNE, April 2 (LGW) - <a1>Iran</a1> and <a2>six world powers</a2> <e1>agreed</e1> on the framework of a nuclear accord in <p1>Lausanne</p1> on <t1>Thursday</t1>. <a6>President Barack Obama</a6> <e4>praised</e4> the understanding with <a1>Tehran</a1>.

---
published: 2015-04-03
publisher: The Westbury Standard
---
LAUSANNE, April 2 (LGW) - <a1>Iran</a1> and <a2>six world powers</a2> <e1>agreed</e1> on the framework of a nuclear accord in <p1>Lausanne</p1> on <t1>Thursday</t1>. <a6>President Barack Obama</a6> <e4>praised</e4> the understanding with <a1>Tehran</a1>.

---
published: 2015-04-03
publisher: Jaffa Evening Post
---
<a5>Prime Minister Benjamin Netanyahu</a5> <e3>condemned</e3> <a2>the powers</a2> for the <e1>deal</e1> they made with <a1>Iran</a1> in <p1>the Swiss city</p1> on <t1>Thursday</t1>. <a9>Saudi Arabia</a9> <e6>welcomed</e6> the step of <a2>the six</a2> on <t4>Friday</t4>.

---
published: 2015-07-14
publisher: Danube Press
---
VIENNA, July 14 - <a1>Iran</a1> and <a2>the six powers</a2> <e5>reached</e5> a final nuclear deal in <p2>Vienna</p2> on <t3>Tuesday</t3>.

---
published: 2015-07-15
publisher: The Westbury Standard
---
<a6>Mr Obama</a6> spoke for an hour on the <e5>accord</e5> that <a2>six powers</a2> struck with <a1>Iran</a1> in <p2>Vienna</p2> on <t3>Tuesday</t3>.

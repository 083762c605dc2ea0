---
topic: The United States and Cuba mend ties, 2014 and 2015
actors:
  a1: {name: "Barack Obama", country: USA, sector: [GOV]}
  a2: {name: "Raúl Castro", country: CUB, sector: [GOV]}
  a3: {name: "United States", country: USA, sector: [GOV]}
  a4: {name: "Cuba", country: CUB, sector: [GOV]}
  a5: {name: "Alan Gross", country: USA, sector: [CVL]}
  a6: {name: "Francis", country: VAT, sector: [REL]}
  a7: {name: "Marco Rubio", country: USA, sector: [LEG]}
  a8: {name: "John Kerry", country: USA, sector: [GOV]}
places:
  p1: {name: Havana, country: CUB}
  p2: {name: Panama City, country: PAN}
times:
  t1: {value: 2014-12-17}
  t2: {value: 2015-04-11}
  t3: {value: 2015-07-20}
  t4: {value: 2015-08-14}
events:
  e1: {type: AGREE, mode: [], actor: [a1, a2, a3, a4], time: t1, status: occurred, context: [diplomatic]}
  e2: {type: RETREAT, mode: [release], actor: [a4], recipient: [a5], place: [p1], time: t1, status: occurred}
  e3: {type: ACCUSE, mode: [disapprove], actor: [a7], recipient: [a1], status: occurred}
  e4: {type: CONSULT, mode: [], actor: [a1, a2], place: [p2], time: t2, status: occurred, context: [diplomatic]}
  e5: {type: SUPPORT, mode: [], actor: [a3, a4], time: t3, status: occurred, context: [diplomatic]}
  e6: {type: CONSULT, mode: [visit], actor: [a8], recipient: [a4], place: [p1], time: t4, status: occurred, context: [diplomatic]}
  e7: {type: CONSULT, mode: [third-party], actor: [a6], recipient: [a3, a4], status: occurred, context: [diplomatic]}
---
published: 2014-12-17
publisher: Florida Straits Wire
---
HAVANA, Dec 17 (FSW) - <a4>Cuba</a4> <e2>freed</e2> <a5>the American contractor Alan Gross</a5> from prison in <p1>Havana</p1> on <t1>Wednesday</t1>, and <a1>President Barack Obama</a1> and <a2>President Raul Castro</a2> <e1>agreed</e1> to restore diplomatic relations.

---
published: 2014-12-18
publisher: Gulf Coast Chronicle
---
<a3>Washington</a3> and <a4>Havana</a4> <e1>agreed</e1> on <t1>Wednesday</t1> to restore relations. <a6>Pope Francis</a6> <e7>mediated</e7> between <a3>the United States</a3> and <a4>Cuba</a4>. <a7>Senator Marco Rubio</a7> <e3>criticised</e3> <a1>the president</a1>. <a5>Mr Gross</a5>, <e2>released</e2> by <a4>Cuba</a4> the same day, flew home.

---
published: 2015-04-12
publisher: Isthmus Daily
---
<a1>Barack Obama</a1> and <a2>Raul Castro</a2> <e4>met</e4> in <p2>Panama City</p2> on <t2>Saturday</t2>, the first such meeting in half a century.

---
published: 2015-04-12
publisher: Gulf Coast Chronicle
---
The <e4>meeting</e4> between <a1>President Obama</a1> and <a2>the Cuban leader</a2> in <p2>Panama City</p2> on <t2>Saturday</t2> lasted an hour.

---
published: 2015-07-20
publisher: Florida Straits Wire
events:
  e6: {status: planned}
---
HAVANA, July 20 (FSW) - <a3>The United States</a3> and <a4>Cuba</a4> <e5>restored</e5> diplomatic relations on <t3>Monday</t3> and reopened their embassies. <a8>Secretary of State John Kerry</a8> will <e6>visit</e6> <a4>Cuba</a4> on <t4>August 14</t4>.

---
published: 2015-08-14
publisher: Florida Straits Wire
---
HAVANA, Aug 14 (FSW) - <a8>John Kerry</a8> <e6>visited</e6> <p1>Havana</p1> on <t4>Friday</t4> to see the flag rise over the embassy, guest of <a4>the Cuban government</a4>.

---
published: 2015-08-15
publisher: Isthmus Daily
---
HAVANA, Aug 14 (FSW) - <a8>John Kerry</a8> <e6>visited</e6> <p1>Havana</p1> on <t4>Friday</t4> to see the flag rise over the embassy, guest of <a4>the Cuban government</a4>.

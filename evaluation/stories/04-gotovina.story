---
topic: Ante Gotovina caught, December 2005
actors:
  a1: {name: "Ante Gotovina", country: HRV, sector: [MIL]}
  a2: {name: "Spain", country: ESP, sector: [COP]}
  a3: {name: "Carla Del Ponte", country: IGO, sector: [JUD]}
  a4: {name: "Ivo Sanader", country: HRV, sector: [GOV]}
  a5: {name: "Croatian protesters", country: HRV, sector: [CVL]}
  a6: {name: "International Criminal Tribunal for the former Yugoslavia", country: IGO, sector: [JUD]}
  a7: {name: "European Union", country: EUR, sector: [GOV]}
  a8: {name: "Croatia", country: HRV, sector: [GOV]}
  a9: {name: "Milan Lukic", country: SRB, sector: [MIL]}
  a10: {name: "Argentina", country: ARG, sector: [COP]}
places:
  p1: {name: Tenerife, country: ESP}
  p2: {name: Split, country: HRV}
  p3: {name: The Hague, country: NLD}
  p4: {name: Buenos Aires, country: ARG}
times:
  t1: {value: 2005-12-07}
  t2: {value: 2005-12-10}
  t3: {value: 2005-12-11}
  t4: {value: 2005-08-08}
  t5: {value: 2001}
events:
  e1: {type: COERCE, mode: [arrest], actor: [a2], recipient: [a1], place: [p1], time: t1, status: occurred, context: [legal]}
  e2: {type: ACCUSE, mode: [allege], actor: [a6], recipient: [a1], time: t5, status: occurred, context: [legal]}
  e3: {type: PROTEST, mode: [demo], actor: [a5], place: [p2], time: t3, status: occurred, context: [legal]}
  e4: {type: COERCE, mode: [deport], actor: [a2], recipient: [a1], place: [p3], time: t2, status: occurred, context: [legal]}
  e5: {type: SUPPORT, mode: [], actor: [a7], recipient: [a8], status: occurred, context: [legal]}
  e6: {type: COERCE, mode: [arrest], actor: [a10], recipient: [a9], place: [p4], time: t4, status: occurred, context: [legal]}
  e7: {type: REQUEST, mode: [], actor: [a4], recipient: [a5], status: occurred}
---
published: 2005-12-08
publisher: Adria Wire
events:
  e4: {status: planned}
---
MADRID, Dec 8 (Adria Wire) - <a2>Spanish police</a2> <e1>arrested</e1> <a1>Ante Gotovina</a1>, a fugitive Croatian general, at a hotel in <p1>Tenerife</p1> on <t1>Wednesday</t1> evening, the chief prosecutor, Carla Del Ponte, said.

<a6>The UN war crimes tribunal</a6> <e2>indicted</e2> <a1>him</a1> in <t5>2001</t5>. <a2>Spain</a2> is to <e4>hand</e4> <a1>him</a1> over to judges in <p3>The Hague</p3>.

---
published: 2005-12-08
publisher: Danube Evening News
---
MADRID, Dec 8 (Adria Wire) - <a2>Spanish police</a2> <e1>arrested</e1> <a1>Ante Gotovina</a1>, a fugitive Croatian general, at a hotel in <p1>Tenerife</p1> on <t1>Wednesday</t1> evening, the chief prosecutor, Carla Del Ponte, said.

---
published: 2005-12-09
publisher: The Brussels Standard
---
<a7>The European Union</a7> <e5>praised</e5> <a8>Croatia</a8> on Friday for its help in the <e1>capture</e1> of <a1>General Gotovina</a1> by <a2>police</a2> on <p1>the Canary island of Tenerife</p1>.

In August <a10>Argentine police</a10> <e6>detained</e6> another suspect, <a9>Milan Lukic</a9>, in <p4>Buenos Aires</p4>.

---
published: 2005-12-11
publisher: Adria Wire
---
SPLIT, Dec 11 (Adria Wire) - Tens of thousands of <a5>Croats</a5> <e3>rallied</e3> in <p2>Split</p2> on <t3>Sunday</t3> for <a1>General Ante Gotovina</a1>, whom <a2>Spain</a2> <e4>flew</e4> to <p3>The Hague</p3> on <t2>Saturday</t2>.

<a4>Prime Minister Ivo Sanader</a4> <e7>urged</e7> <a5>the crowds</a5> to stay calm.

---
published: 2005-12-12
publisher: Danube Evening News
---
<a5>Supporters</a5> of <a1>Ante Gotovina</a1> <e3>demonstrated</e3> on the waterfront of <p2>Split</p2> on <t3>Sunday</t3>. <a2>Spain</a2> <e4>transferred</e4> <a1>the general</a1>, <e1>seized</e1> on <p1>Tenerife</p1> last week, to <p3>The Hague</p3> on <t2>Saturday</t2>.

---
published: 2005-08-09
publisher: Pampas Daily
---
<a10>Police</a10> in <p4>Buenos Aires</p4> <e6>arrested</e6> <a9>Milan Lukic</a9> on <t4>Monday</t4>. <a6>The tribunal</a6> in The Hague charged him years ago and is still looking for Ante Gotovina of Croatia.

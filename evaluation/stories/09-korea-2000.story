---
topic: The first summit of the two Koreas, June 2000
actors:
  a1: {name: "Kim Dae-jung", country: KOR, sector: [GOV]}
  a2: {name: "Kim Jong-il", country: PRK, sector: [GOV]}
  a3: {name: "South Korea", country: KOR, sector: [GOV]}
  a4: {name: "North Korea", country: PRK, sector: [GOV]}
  a5: {name: "Bill Clinton", country: USA, sector: [GOV]}
  a6: {name: "Japan", country: JPN, sector: [GOV]}
  a7: {name: "China", country: CHN, sector: [GOV]}
places:
  p1: {name: Pyongyang, country: PRK}
  p2: {name: Beijing, country: CHN}
times:
  t1: {value: 2000-06-12}
  t2: {value: 2000-06-13}
  t3: {value: 2000-06-14}
  t4: {value: 2000-05-29}
events:
  e1: {type: CONSULT, mode: [visit], actor: [a1], recipient: [a2], place: [p1], time: t2, status: occurred, context: [diplomatic]}
  e2: {type: AGREE, mode: [], actor: [a1, a2, a3, a4], place: [p1], time: t3, status: occurred, context: [diplomatic]}
  e3: {type: SUPPORT, mode: [], actor: [a5], recipient: [a1], status: occurred, context: [diplomatic]}
  e4: {type: CONSULT, mode: [visit], actor: [a2], recipient: [a7], place: [p2], time: t4, status: occurred, context: [diplomatic]}
  e5: {type: REQUEST, mode: [meet], actor: [a4], recipient: [a3], status: occurred, context: [diplomatic]}
  e6: {type: SUPPORT, mode: [], actor: [a6], recipient: [a3, a4], status: occurred, context: [diplomatic]}
---
published: 2000-06-05
publisher: Han River News
events:
  e1: {status: planned}
---
<a1>President Kim Dae-jung</a1> will <e1>travel</e1> to <p1>Pyongyang</p1> on <t1>June 12</t1> to meet <a2>Kim Jong-il</a2>, the first meeting of the leaders of the two Koreas. <a2>Kim Jong-il</a2> paid a secret <e4>visit</e4> to <p2>Beijing</p2> in late May as guest of <a7>China</a7>.

---
published: 2000-06-11
publisher: Han River News
events:
  e1: {status: planned}
---
SEOUL, June 11 - <a4>North Korea</a4> has <e5>asked</e5> <a3>the South</a3> to put off the summit by one day, and <a1>President Kim Dae-jung</a1> will now <e1>fly</e1> to <p1>Pyongyang</p1> on <t2>Tuesday</t2>, his office said.

---
published: 2000-06-13
publisher: Yellow Sea Agency
---
PYONGYANG, June 13 (YSA) - <a1>South Korean President Kim Dae-jung</a1> <e1>arrived</e1> in <p1>Pyongyang</p1> on <t2>Tuesday</t2> and shook hands with <a2>North Korean leader Kim Jong-il</a2> on the tarmac. <a5>President Bill Clinton</a5> <e3>praised</e3> <a1>his South Korean counterpart</a1>.

---
published: 2000-06-14
publisher: Kansai Ledger
---
PYONGYANG, June 13 (YSA) - <a1>South Korean President Kim Dae-jung</a1> <e1>arrived</e1> in <p1>Pyongyang</p1> on <t2>Tuesday</t2> and shook hands with <a2>North Korean leader Kim Jong-il</a2> on the tarmac.

<a6>Japan</a6> <e6>welcomed</e6> the summit of <a3>South</a3> and <a4>North Korea</a4>.

---
published: 2000-06-15
publisher: Han River News
---
<a1>Kim Dae-jung</a1> and <a2>Kim Jong-il</a2> <e2>agreed</e2> in <p1>Pyongyang</p1> late on <t3>Wednesday</t3> to work for reunification and to let divided families meet.

---
published: 2000-06-15
publisher: The Continental
---
<a3>South Korea</a3> and <a4>North Korea</a4> <e2>pledged</e2> on <t3>Wednesday</t3> to reunite families, at the end of a <e1>visit</e1> by <a1>Mr Kim Dae-jung</a1> to <p1>the northern capital</p1>. <a5>Mr Clinton</a5> <e3>congratulated</e3> <a1>the South's president</a1>.

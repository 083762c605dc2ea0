---
topic: "Trump and Kim: on, off, on, May and June 2018"
actors:
  a1: {name: "Donald Trump", country: USA, sector: [GOV]}
  a2: {name: "Kim Jong Un", country: PRK, sector: [GOV]}
  a3: {name: "North Korea", country: PRK, sector: [GOV]}
  a4: {name: "Moon Jae-in", country: KOR, sector: [GOV]}
  a5: {name: "Mike Pence", country: USA, sector: [GOV]}
  a6: {name: "Choe Son Hui", country: PRK, sector: [GOV]}
  a7: {name: "Kim Yong Chol", country: PRK, sector: [GOV]}
places:
  p1: {name: Singapore, country: SGP}
  p2: {name: Punggye-ri, country: PRK}
  p3: {name: Panmunjom, country: KOR}
  p4: {name: Washington, country: USA}
times:
  t1: {value: 2018-06-12}
  t2: {value: 2018-05-24}
  t3: {value: 2018-05-26}
  t4: {value: 2018-06-01}
events:
  e1: {type: CONSULT, mode: [], actor: [a1, a2], place: [p1], time: t1, status: occurred, context: [diplomatic, cbrn]}
  e2: {type: REJECT, mode: [meet], actor: [a1], recipient: [a2, a3], time: t2, status: occurred, context: [diplomatic]}
  e3: {type: RETREAT, mode: [disarm], actor: [a3], place: [p2], time: t2, status: occurred, context: [cbrn]}
  e4: {type: CONSULT, mode: [], actor: [a4, a2], place: [p3], time: t3, status: occurred, context: [diplomatic]}
  e5: {type: ACCUSE, mode: [disapprove], actor: [a6], recipient: [a5], status: occurred}
  e6: {type: CONSULT, mode: [visit], actor: [a7], recipient: [a1], place: [p4], time: t4, status: occurred, context: [diplomatic]}
  e7: {type: AGREE, mode: [], actor: [a2], recipient: [a1], place: [p1], time: t1, status: occurred, context: [cbrn]}
---
published: 2018-05-11
publisher: Potomac Wire
events:
  e1: {status: planned}
---
WASHINGTON, May 11 (Potomac Wire) - <a1>President Donald Trump</a1> will <e1>meet</e1> <a2>North Korean leader Kim Jong Un</a2> in <p1>Singapore</p1> on <t1>June 12</t1>, <a1>he</a1> announced on Twitter.

---
published: 2018-05-24
publisher: Potomac Wire
events:
  e1: {status: negated}
---
WASHINGTON, May 24 (Potomac Wire) - <a1>President Donald Trump</a1> <e2>called off</e2> his summit with <a2>Kim Jong Un</a2> on <t2>Thursday</t2>. The two will not <e1>meet</e1> in <p1>Singapore</p1> on <t1>June 12</t1> as planned.

Hours earlier <a3>North Korea</a3> <e3>blew up</e3> the tunnels of its nuclear test site at <p2>Punggye-ri</p2>.

---
published: 2018-05-25
publisher: Seoul Evening Standard
---
<a1>The US president</a1> <e2>cancelled</e2> the talks with <a3>North Korea</a3> on <t2>Thursday</t2> after <a6>Vice Foreign Minister Choe Son Hui</a6> <e5>ridiculed</e5> <a5>Vice President Mike Pence</a5>. <a3>The North</a3> <e3>demolished</e3> its test ground at <p2>Punggye-ri</p2> the same day.

---
published: 2018-05-27
publisher: Seoul Evening Standard
---
<a4>President Moon Jae-in</a4> <e4>met</e4> <a2>Kim Jong Un</a2> at <p3>Panmunjom</p3> on <t3>Saturday</t3>, two days after <a1>Mr Trump</a1> <e2>scrapped</e2> the summit with <a2>the North Korean leader</a2>.

---
published: 2018-06-02
publisher: Merlion Times
events:
  e1: {status: planned}
---
<a1>President Trump</a1> said he would <e1>meet</e1> <a2>Kim Jong Un</a2> in <p1>Singapore</p1> on <t1>June 12</t1> after all. He spoke after a <e6>visit</e6> by <a7>Kim Yong Chol</a7> to the White House in <p4>Washington</p4> on <t4>Friday</t4>.

---
published: 2018-06-12
publisher: Merlion Times
---
<a1>Donald Trump</a1> and <a2>Kim Jong Un</a2> <e1>met</e1> on Sentosa island in <p1>Singapore</p1> on <t1>Tuesday</t1>. <a2>Mr Kim</a2> <e7>promised</e7> <a1>the president</a1> to work towards giving up nuclear arms.

---
published: 2018-06-13
publisher: Potomac Wire
---
<a1>President Trump</a1> returned from <p1>Singapore</p1> on Wednesday after his <e1>summit</e1> with <a2>North Korea's Kim Jong Un</a2>, who <e7>committed</e7> himself there on <t1>Tuesday</t1> to denuclearisation.

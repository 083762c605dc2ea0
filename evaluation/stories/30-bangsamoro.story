---
topic: Manila and the Moro front make peace, 2014
actors:
  a1: {name: "Philippines", country: PHL, sector: [GOV]}
  a2: {name: "Moro Islamic Liberation Front", country: PHL, sector: [REB]}
  a3: {name: "Benigno Aquino III", country: PHL, sector: [GOV]}
  a4: {name: "Najib Razak", country: MYS, sector: [GOV]}
  a5: {name: "Bangsamoro Islamic Freedom Fighters", country: PHL, sector: [REB]}
  a6: {name: "Philippines", country: PHL, sector: [MIL]}
  a7: {name: "Abu Sayyaf", country: PHL, sector: [REB]}
  a8: {name: "Malaysia", country: MYS, sector: [GOV]}
places:
  p1: {name: Manila, country: PHL}
  p2: {name: Kuala Lumpur, country: MYS}
  p3: {name: Maguindanao, country: PHL}
times:
  t1: {value: 2014-03-27}
  t2: {value: 2014-01-25}
  t3: {value: 2014-01-27}
events:
  e1: {type: SUPPORT, mode: [], actor: [a1, a2], place: [p1], time: t1, status: occurred, context: [political_institutions]}
  e2: {type: AGREE, mode: [], actor: [a1, a2], place: [p2], time: t2, status: occurred, context: [military]}
  e3: {type: ASSAULT, mode: [], actor: [a6], recipient: [a5], place: [p3], time: t3, status: occurred, context: [military]}
  e4: {type: CONSULT, mode: [third-party], actor: [a8], recipient: [a1, a2], status: occurred, context: [diplomatic]}
  e5: {type: REJECT, mode: [], actor: [a5], recipient: [a2], status: occurred}
---
published: 2014-01-26
publisher: Sulu Sea Wire

---
KUALA LUMPUR, Jan 26 (SSW) - <a1>The Philippine government</a1> and <a2>the Moro Islamic Liberation Front</a2> <e2>agreed</e2> in <p2>Kuala Lumpur</p2> on <t2>Saturday</t2> that the guerrillas will lay down their arms step by step.

---
published: 2014-01-27
publisher: Luzon Bulletin
---
<a6>Philippine troops</a6> <e3>attacked</e3> <a5>the Bangsamoro Islamic Freedom Fighters</a5>, a splinter group, in <p3>Maguindanao</p3> on <t3>Monday</t3>. <a5>The group</a5> <e5>rejected</e5> the course of <a2>the larger front</a2>.

---
published: 2014-03-26
publisher: Luzon Bulletin
events:
  e1: {status: planned}
---
<a1>The government</a1> and <a2>the MILF</a2> will <e1>sign</e1> a peace accord at the palace in <p1>Manila</p1> on <t1>Thursday</t1>. <a8>Malaysia</a8> <e4>brokered</e4> the talks between <a1>Manila</a1> and <a2>the rebels</a2>.

---
published: 2014-03-27
publisher: Sulu Sea Wire
---
MANILA, March 27 (SSW) - <a1>The Philippines</a1> and <a2>the Moro Islamic Liberation Front</a2> <e1>signed</e1> a peace accord in <p1>Manila</p1> on <t1>Thursday</t1> to end four decades of war in the south.

---
published: 2014-03-28
publisher: Merlion Times
---
MANILA, March 27 (SSW) - <a1>The Philippines</a1> and <a2>the Moro Islamic Liberation Front</a2> <e1>signed</e1> a peace accord in <p1>Manila</p1> on <t1>Thursday</t1> to end four decades of war in the south. It was <e4>mediated</e4> by <a8>Malaysia</a8>.

---
published: 2014-03-28
publisher: Luzon Bulletin
---
With Malaysia's prime minister looking on, <a2>the MILF</a2> and <a1>the Aquino government</a1> <e1>signed</e1> their pact in <p1>Manila</p1> on <t1>Thursday</t1>. <a5>The splinter group</a5> <e5>rejected</e5> <a2>the front</a2>'s peace.

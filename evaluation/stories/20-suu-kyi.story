---
topic: Aung San Suu Kyi set free, November 2010
actors:
  a1: {name: "Myanmar", country: MMR, sector: [GOV]}
  a2: {name: "Aung San Suu Kyi", country: MMR, sector: [OPP]}
  a3: {name: "National League for Democracy supporters", country: MMR, sector: [OPP]}
  a4: {name: "Barack Obama", country: USA, sector: [GOV]}
  a5: {name: "Ban Ki-moon", country: UNO, sector: [GOV]}
  a6: {name: "Karen rebels", country: MMR, sector: [REB]}
  a7: {name: "Myanmar", country: MMR, sector: [MIL]}
  a8: {name: "Than Shwe", country: MMR, sector: [MIL]}
places:
  p1: {name: Yangon, country: MMR}
  p2: {name: Myawaddy, country: MMR}
times:
  t1: {value: 2010-11-13}
  t2: {value: 2010-11-14}
  t3: {value: 2010-11-08}
  t4: {value: 1995-07-10}
events:
  e1: {type: RETREAT, mode: [release], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [human_rights]}
  e2: {type: SUPPORT, mode: [], actor: [a4], recipient: [a2], status: occurred, context: [human_rights]}
  e3: {type: REQUEST, mode: [change], actor: [a5], recipient: [a1], status: occurred, context: [human_rights]}
  e4: {type: PROTEST, mode: [demo], actor: [a3], place: [p1], time: t2, status: occurred, context: [pro_democracy]}
  e5: {type: ASSAULT, mode: [firearms], actor: [a6, a7], place: [p2], time: t3, status: occurred, context: [military]}
  e6: {type: RETREAT, mode: [release], actor: [a1], recipient: [a2], place: [p1], time: t4, status: occurred, context: [human_rights]}
---
published: 2010-11-12
publisher: Irrawaddy Delta News
events:
  e1: {status: planned}
---
YANGON, Nov 12 (IDN) - <a1>Myanmar's military rulers</a1> are expected to <e1>release</e1> <a2>Aung San Suu Kyi</a2> from house arrest in <p1>Yangon</p1> on <t1>Saturday</t1>, officials said.

On Monday <a6>Karen rebels</a6> and <a7>government troops</a7> <e5>fought</e5> in <p2>Myawaddy</p2>.

---
published: 2010-11-13
publisher: Irrawaddy Delta News
---
YANGON, Nov 13 (IDN) - <a1>Myanmar's junta</a1> <e1>freed</e1> <a2>opposition leader Aung San Suu Kyi</a2> from seven years of house arrest in <p1>Yangon</p1> on <t1>Saturday</t1>. <a4>President Barack Obama</a4> <e2>called</e2> <a2>her</a2> a hero.

---
published: 2010-11-14
publisher: Bay of Bengal Times
---
YANGON, Nov 13 (IDN) - <a1>Myanmar's junta</a1> <e1>freed</e1> <a2>opposition leader Aung San Suu Kyi</a2> from seven years of house arrest in <p1>Yangon</p1> on <t1>Saturday</t1>. <a4>President Barack Obama</a4> <e2>called</e2> <a2>her</a2> a hero.

---
published: 2010-11-15
publisher: The Prairie Tribune
---
<a5>UN Secretary-General Ban Ki-moon</a5> <e3>urged</e3> <a1>Myanmar</a1> to free more prisoners after the <e1>release</e1> of <a2>Aung San Suu Kyi</a2> on <t1>Saturday</t1>. Thousands of <a3>her followers</a3> <e4>rallied</e4> in <p1>Yangon</p1> on <t2>Sunday</t2>.

---
published: 1995-07-11
publisher: Bay of Bengal Times
---
<a1>The Burmese military government</a1> <e6>released</e6> <a2>Aung San Suu Kyi</a2> on <t4>Monday</t4> after six years of house arrest in <p1>Rangoon</p1>.

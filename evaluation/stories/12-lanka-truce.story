---
topic: A truce in Sri Lanka, February 2002
actors:
  a1: {name: "Sri Lanka", country: LKA, sector: [GOV]}
  a2: {name: "Liberation Tigers of Tamil Eelam", country: LKA, sector: [REB]}
  a3: {name: "Norway", country: NOR, sector: [GOV]}
  a4: {name: "Ranil Wickremesinghe", country: LKA, sector: [GOV]}
  a5: {name: "Velupillai Prabhakaran", country: LKA, sector: [REB]}
  a6: {name: "Chandrika Kumaratunga", country: LKA, sector: [GOV]}
  a7: {name: "United States", country: USA, sector: [GOV]}
  a8: {name: "People's Liberation Front", country: LKA, sector: [PTY]}
places:
  p1: {name: Vavuniya, country: LKA}
  p2: {name: Colombo, country: LKA}
times:
  t1: {value: 2002-02-22}
  t2: {value: 2001-12-24}
  t3: {value: 2002-02-23}
  t4: {value: 2002-02-21}
events:
  e1: {type: SUPPORT, mode: [], actor: [a1, a2, a4, a5], place: [p1], time: t1, status: occurred, context: [military]}
  e2: {type: RETREAT, mode: [ceasefire], actor: [a2], time: t2, status: occurred, context: [military]}
  e3: {type: RETREAT, mode: [ceasefire], actor: [a1, a2], time: t3, status: occurred, context: [military]}
  e4: {type: SUPPORT, mode: [], actor: [a7], recipient: [a1, a2], status: occurred, context: [diplomatic]}
  e5: {type: PROTEST, mode: [demo], actor: [a8], recipient: [a1], place: [p2], status: occurred}
  e6: {type: ACCUSE, mode: [disapprove], actor: [a6], recipient: [a4], status: occurred}
  e7: {type: CONSULT, mode: [third-party], actor: [a3], recipient: [a1, a2], status: occurred, context: [diplomatic]}
---
published: 2001-12-25
publisher: Palk Strait Agency
---
COLOMBO, Dec 25 (PSA) - <a2>The Tamil Tigers</a2> began a one-month <e2>ceasefire</e2> at midnight on <t2>Monday</t2>.

---
published: 2002-02-21
publisher: Palk Strait Agency
events:
  e1: {status: planned}
---
COLOMBO, Feb 21 (PSA) - <a1>The Sri Lankan government</a1> and <a2>the Tamil Tigers</a2> will <e1>sign</e1> a truce on <t1>Friday</t1>, officials said. <a3>Norway</a3> <e7>brokered</e7> the pact between <a1>Colombo</a1> and <a2>the rebels</a2>.

---
published: 2002-02-22
publisher: Palk Strait Agency
events:
  e3: {status: planned}
---
VAVUNIYA, Feb 22 (PSA) - <a4>Prime Minister Ranil Wickremesinghe</a4> <e1>signed</e1> a truce with <a5>rebel leader Velupillai Prabhakaran</a5> in the northern town of <p1>Vavuniya</p1> on <t1>Friday</t1>. The <e3>ceasefire</e3> between <a1>the army</a1> and <a2>the Tigers</a2> begins on <t3>Saturday</t3>.

---
published: 2002-02-23
publisher: Malabar Herald
events:
  e3: {status: planned}
---
VAVUNIYA, Feb 22 (PSA) - <a4>Prime Minister Ranil Wickremesinghe</a4> <e1>signed</e1> a truce with <a5>rebel leader Velupillai Prabhakaran</a5> in the northern town of <p1>Vavuniya</p1> on <t1>Friday</t1>. The <e3>ceasefire</e3> between <a1>the army</a1> and <a2>the Tigers</a2> begins on <t3>Saturday</t3>.

<a7>The United States</a7> <e4>welcomed</e4> the step by <a1>the government</a1> and <a2>the rebels</a2>.

---
published: 2002-02-24
publisher: The Island Sentinel
---
A <e3>ceasefire</e3> between <a1>the government</a1> and <a2>the Liberation Tigers</a2> took hold on <t3>Saturday</t3>. <a8>The People's Liberation Front</a8> <e5>marched</e5> in <p2>Colombo</p2> against <a1>the government</a1>, and <a6>President Chandrika Kumaratunga</a6> <e6>criticised</e6> <a4>Mr Wickremesinghe</a4> for not telling her.

---
topic: Reagan and Gorbachev in Reykjavik, October 1986
actors:
  a1: {name: "Ronald Reagan", country: USA, sector: [GOV]}
  a2: {name: "Mikhail Gorbachev", country: SUN, sector: [GOV]}
  a3: {name: "Soviet Union", country: SUN, sector: [GOV]}
  a4: {name: "United States", country: USA, sector: [GOV]}
  a5: {name: "Nicholas Daniloff", country: USA, sector: [JRN]}
  a6: {name: "George Shultz", country: USA, sector: [GOV]}
  a7: {name: "Soviet diplomats in the United States", country: SUN, sector: [GOV]}
  a8: {name: "Margaret Thatcher", country: GBR, sector: [GOV]}
  a9: {name: "American diplomats in Moscow", country: USA, sector: [GOV]}
places:
  p1: {name: Reykjavik, country: ISL}
  p2: {name: Moscow, country: RUS}
  p3: {name: Brussels, country: BEL}
times:
  t1: {value: 1986-10-11/1986-10-12}
  t2: {value: 1986-09-29}
  t3: {value: 1986-10-12}
  t4: {value: 1986-10-19}
  t5: {value: 1986-10-21}
events:
  e1: {type: CONSULT, mode: [], actor: [a1, a2], place: [p1], time: t1, status: occurred, context: [diplomatic, cbrn]}
  e2: {type: RETREAT, mode: [release], actor: [a3], recipient: [a5], place: [p2], time: t2, status: occurred}
  e3: {type: REJECT, mode: [], actor: [a1], recipient: [a2], time: t3, status: occurred, context: [cbrn]}
  e4: {type: SANCTION, mode: [expel], actor: [a3], recipient: [a9], time: t4, status: occurred, context: [diplomatic]}
  e5: {type: SANCTION, mode: [expel], actor: [a4], recipient: [a7], time: t5, status: occurred, context: [diplomatic], size: {expelled: 55}}
---
published: 1986-09-30
publisher: North Atlantic Cable
events:
  e1: {status: planned}
---
<a3>The Soviet Union</a3> <e2>released</e2> <a5>the American reporter Nicholas Daniloff</a5> in <p2>Moscow</p2> on <t2>Monday</t2>. <a1>President Ronald Reagan</a1> and <a2>Mikhail Gorbachev</a2> will <e1>meet</e1> in <p1>Reykjavik</p1> in October, the White House said.

---
published: 1986-10-10
publisher: The Capital Dispatch
events:
  e1: {status: planned}
---
<a1>President Reagan</a1> is to <e1>hold</e1> two days of talks with <a2>the Soviet leader, Mikhail Gorbachev,</a2> in <p1>the Icelandic capital</p1> this weekend.

---
published: 1986-10-13
publisher: North Atlantic Cable
---
REYKJAVIK, Oct 13 (NAC) - The <e1>summit</e1> of <a1>Ronald Reagan</a1> and <a2>Mikhail Gorbachev</a2> in <p1>Reykjavik</p1> ended without an accord. <a1>Mr Reagan</a1> <e3>rejected</e3> <a2>Mr Gorbachev</a2>'s demand on <t3>Sunday</t3> that space weapons stay in the laboratory.

---
published: 1986-10-13
publisher: Fjord and Harbour
---
REYKJAVIK, Oct 13 (NAC) - The <e1>summit</e1> of <a1>Ronald Reagan</a1> and <a2>Mikhail Gorbachev</a2> in <p1>Reykjavik</p1> ended without an accord. <a1>Mr Reagan</a1> <e3>rejected</e3> <a2>Mr Gorbachev</a2>'s demand on <t3>Sunday</t3> that space weapons stay in the laboratory.

---
published: 1986-10-22
publisher: The Capital Dispatch
---
<a4>The United States</a4> <e5>expelled</e5> 55 <a7>Soviet diplomats</a7> on <t5>Tuesday</t5>, two days after <a3>Moscow</a3> <e4>ordered out</e4> <a9>five American diplomats</a9>.

---
published: 1986-10-23
publisher: North Atlantic Cable
---
Relations have soured since the <e1>meeting</e1> of <a1>Mr Reagan</a1> and <a2>Mr Gorbachev</a2> at <p1>Reykjavik</p1>. <a4>Washington</a4> <e5>threw out</e5> 55 <a7>Soviet envoys</a7> this week, after <a3>the Soviet government</a3> <e4>expelled</e4> five <a9>Americans</a9> on <t4>Sunday</t4>.

---
topic: Ethiopia and Eritrea sign peace, December 2000
actors:
  a1: {name: "Ethiopia", country: ETH, sector: [GOV]}
  a2: {name: "Eritrea", country: ERI, sector: [GOV]}
  a3: {name: "Meles Zenawi", country: ETH, sector: [GOV]}
  a4: {name: "Isaias Afwerki", country: ERI, sector: [GOV]}
  a5: {name: "Kofi Annan", country: UNO, sector: [GOV]}
  a6: {name: "Madeleine Albright", country: USA, sector: [GOV]}
  a7: {name: "Abdelaziz Bouteflika", country: DZA, sector: [GOV]}
  a8: {name: "United Nations peacekeepers", country: UNO, sector: [MIL]}
  a9: {name: "Ethiopia", country: ETH, sector: [MIL]}
  a10: {name: "Eritrea", country: ERI, sector: [MIL]}
places:
  p1: {name: Algiers, country: DZA}
  p2: {name: Zalambessa, country: ETH}
times:
  t1: {value: 2000-12-12}
  t2: {value: 2000-06-18}
  t3: {value: 2000-12-13}
events:
  e1: {type: SUPPORT, mode: [], actor: [a1, a2, a3, a4], place: [p1], time: t1, status: occurred, context: [diplomatic]}
  e2: {type: SUPPORT, mode: [], actor: [a5], recipient: [a1, a2], status: occurred, context: [diplomatic]}
  e3: {type: RETREAT, mode: [ceasefire], actor: [a1, a2], place: [p1], time: t2, status: occurred, context: [military]}
  e4: {type: CONSULT, mode: [third-party], actor: [a7], recipient: [a1, a2], status: occurred, context: [diplomatic]}
  e5: {type: MOBILIZE, mode: [troops], actor: [a8], place: [p2], status: planned, context: [peacekeeping]}
  e6: {type: CONSULT, mode: [visit], actor: [a6], place: [p1], recipient: [a7], time: t1, status: planned, context: [diplomatic]}
  e7: {type: ACCUSE, mode: [], actor: [a1], recipient: [a10], status: occurred, context: [military]}
---
published: 2000-12-08
publisher: Horn News Service
events:
  e1: {status: planned}
---
ADDIS ABABA, Dec 8 (HNS) - <a1>Ethiopia</a1> and <a2>Eritrea</a2> will <e1>sign</e1> a peace treaty in <p1>Algiers</p1> on <t1>Tuesday</t1>, officials in both capitals said on Friday. <a7>Algerian President Abdelaziz Bouteflika</a7> <e4>mediated</e4> between <a1>Addis Ababa</a1> and <a2>Asmara</a2>.

<a6>US Secretary of State Madeleine Albright</a6> will <e6>travel</e6> to <p1>Algiers</p1>.

---
published: 2000-12-11
publisher: Nile Observer
events:
  e1: {status: planned}
---
<a3>Ethiopian Prime Minister Meles Zenawi</a3> and <a4>Eritrean President Isaias Afwerki</a4> are due to <e1>sign</e1> a treaty to end their border war in <p1>the Algerian capital</p1> <t1>tomorrow</t1>. A <e3>ceasefire</e3> between <a1>Ethiopia</a1> and <a2>Eritrea</a2> has held since <t2>June 18</t2>.

<a1>Ethiopia</a1> <e7>accused</e7> <a10>the Eritrean army</a10> of laying new mines.

---
published: 2000-12-12
publisher: Horn News Service
---
ALGIERS, Dec 12 (HNS) - <a3>Prime Minister Meles Zenawi of Ethiopia</a3> and <a4>President Isaias Afwerki of Eritrea</a4> <e1>signed</e1> a peace agreement in <p1>Algiers</p1> on <t1>Tuesday</t1>, ending a two-year war.

<a5>UN Secretary-General Kofi Annan</a5> <e2>praised</e2> <a1>both</a1> <a2>countries</a2>.

---
published: 2000-12-13
publisher: The Harbour Times
---
ALGIERS, Dec 12 (HNS) - <a3>Prime Minister Meles Zenawi of Ethiopia</a3> and <a4>President Isaias Afwerki of Eritrea</a4> <e1>signed</e1> a peace agreement in <p1>Algiers</p1> on <t1>Tuesday</t1>, ending a two-year war.

---
published: 2000-12-14
publisher: Nile Observer
---
<a8>UN peacekeepers</a8> will <e5>deploy</e5> around <p2>Zalambessa</p2> in the new year, after <a1>Ethiopia</a1> and <a2>Eritrea</a2> <e1>signed</e1> their treaty on <t1>Tuesday</t1>. <a5>Kofi Annan</a5> <e2>commended</e2> <a1>Addis Ababa</a1> and <a2>Asmara</a2> for their courage.

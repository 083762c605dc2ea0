---
topic: The General Belgrano sunk, May 1982
actors:
  a1: {name: "United Kingdom", country: GBR, sector: [MIL]}
  a2: {name: "Argentina", country: ARG, sector: [MIL]}
  a3: {name: "Argentina", country: ARG, sector: [GOV]}
  a4: {name: "Margaret Thatcher", country: GBR, sector: [GOV]}
  a5: {name: "Peru", country: PER, sector: [GOV]}
  a6: {name: "Ireland", country: IRL, sector: [GOV]}
  a7: {name: "United Kingdom", country: GBR, sector: [GOV]}
places:
  p1: {name: South Atlantic, country: null}
  p2: {name: Stanley, country: FLK}
times:
  t1: {value: 1982-05-02}
  t2: {value: 1982-05-04}
  t3: {value: 1982-05-01}
events:
  e1: {type: ASSAULT, mode: [heavy-weapons], actor: [a1], recipient: [a2], place: [p1], time: t1, status: occurred, context: [military]}
  e2: {type: ASSAULT, mode: [aerial], actor: [a2], recipient: [a1], place: [p1], time: t2, status: occurred, context: [military], size: {dead: 20}}
  e3: {type: ASSAULT, mode: [aerial], actor: [a1], recipient: [a2], place: [p2], time: t3, status: occurred, context: [military]}
  e4: {type: ACCUSE, mode: [disapprove], actor: [a3], recipient: [a7], status: occurred, context: [military]}
  e5: {type: CONSULT, mode: [third-party], actor: [a5], recipient: [a3, a7], status: ongoing, context: [diplomatic]}
  e6: {type: REQUEST, mode: [], actor: [a6], recipient: [a7], status: occurred, context: [diplomatic]}
---
published: 1982-05-03
publisher: Rio de la Plata News
events:
  e1: {status: occurred}
  e9: {story: e1, type: ASSAULT, actor: [a1], recipient: [a2], place: [p1], status: negated}
---
BUENOS AIRES, May 3 - The London defence ministry said <a1>a British submarine</a1> <e1>torpedoed</e1> <a2>the Argentine cruiser General Belgrano</a2> in <p1>the South Atlantic</p1> on <t1>Sunday</t1>. A naval officer here denied that <a2>the cruiser</a2> had been <e9>sunk</e9> by <a1>the submarine</a1>.

On <t3>Saturday</t3> <a1>British aircraft</a1> <e3>bombed</e3> <a2>Argentine positions</a2> at <p2>Port Stanley</p2> airfield.

---
published: 1982-05-04
publisher: The Thames Chronicle
events:
  e1: {size: {missing: 500}}
---
<a1>The Royal Navy submarine Conqueror</a1> <e1>sank</e1> <a2>Argentina's only cruiser</a2>, the General Belgrano, on <t1>Sunday</t1>, and more than 500 of her crew are missing.

<a3>Buenos Aires</a3> <e4>condemned</e4> <a7>Britain</a7> for what it called a treacherous act. <a5>Peru</a5> is <e5>mediating</e5> between <a7>London</a7> and <a3>Argentina</a3>.

---
published: 1982-05-05
publisher: Northern Wire
---
LONDON, May 5 (Northern Wire) - <a2>An Argentine jet</a2> <e2>hit</e2> <a1>the British destroyer Sheffield</a1> with a missile in <p1>the South Atlantic</p1> on <t2>Tuesday</t2>, killing 20 sailors.

It was the answer to the <e1>sinking</e1> of <a2>the General Belgrano</a2> by <a1>a British submarine</a1> on <t1>Sunday</t1>. <a6>Ireland</a6> <e6>urged</e6> <a7>Britain</a7> to halt the fighting.

---
published: 1982-05-05
publisher: Clyde Evening Mercury
---
LONDON, May 5 (Northern Wire) - <a2>An Argentine jet</a2> <e2>hit</e2> <a1>the British destroyer Sheffield</a1> with a missile in <p1>the South Atlantic</p1> on <t2>Tuesday</t2>, killing 20 sailors.

---
published: 1982-05-07
publisher: Rio de la Plata News
events:
  e1: {size: {dead: 321}}
---
<a3>Argentina</a3> said on Friday that 321 sailors died when <a1>a British submarine</a1> <e1>torpedoed</e1> <a2>the cruiser General Belgrano</a2>. It again <e4>denounced</e4> <a7>the British government</a7>.

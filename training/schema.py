"""What the event heads tell: their layers of tags and its relations between words."""

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
STATUSES = ["occurred", "ongoing", "planned", "hypothetical", "negated"]
SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal "
    "reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic "
    "territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber "
    "misinformation crime corruption illegal_drugs trafficking"
).split()
MODES = [
    f"{kind}:{mode}"
    for kind, modes in {
        "CONSULT": "visit third-party multilateral phone",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "REJECT": "assist change yield meet",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons "
        "crowd-control unconventional",
    }.items()
    for mode in modes.split()
]
SIZES = "dead injured arrested troops protesters vehicles hostages expelled released displaced money".split()

# Name -> number of classes. BIO layers: O, B, I (triggers: O, then B and I for each type).
LAYERS = {
    "trigger": 1 + 2 * len(TYPES),
    "type": len(TYPES),
    "status": len(STATUSES),
    "mode": len(MODES),
    "context": len(CONTEXTS),
    "actor": 3,
    "place": 3,
    "time": 3,
    "cue": 3,
    "content": 3,
    "sector": len(SECTORS),
}
# Between a span on the left and a span on the right.
RELATIONS = ["actor", "recipient", "place", "time", "source", "via", "said_by", "said_with", "same_event", "same_actor"]

"""What the event heads tell: their layers of tags and its relations between words."""

import math

import numpy as np

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

_STEPS = 9  # distance buckets on each side: 1, 2, 3-4, 5-8, ... words


def bucket_table(limit: int = 512) -> np.ndarray:
    """Bucket of a signed word distance d as table[d + limit]."""
    table = np.zeros(2 * limit + 1, np.int64)
    for distance in range(1, limit + 1):
        step = min(_STEPS, math.ceil(math.log2(distance)) + 1)
        table[limit + distance], table[limit - distance] = step, _STEPS + step
    return table


DISTANCES = 2 * _STEPS + 1


def distances(sentence_of: np.ndarray) -> np.ndarray:
    """Buckets [W, W] of word distance, apart for pairs in one sentence and in different ones (side by side, further)."""
    size = len(sentence_of)
    places = np.arange(size)
    near = bucket_table()[np.clip(places[None, :] - places[:, None], -512, 512) + 512]
    apart = np.minimum(np.abs(sentence_of[None, :] - sentence_of[:, None]), 2)
    return near + DISTANCES * apart

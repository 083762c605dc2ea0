"""Organs of a state by template: "Thai foreign ministry", "the army", "lawmakers" with a country and their names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.identity import Identity, of_state
from dragoman.knowledge import Knowledge, State, Term

MINISTRIES = {
    "foreign": "Foreign Affairs",
    "foreign affairs": "Foreign Affairs",
    "external affairs": "External Affairs",
    "defence": "Defence",
    "defense": "Defence",
    "national defence": "National Defense",
    "national defense": "National Defense",
    "interior": "the Interior",
    "home": "Home Affairs",
    "home affairs": "Home Affairs",
    "internal affairs": "Internal Affairs",
    "finance": "Finance",
    "economy": "Economy",
    "trade": "Trade",
    "commerce": "Commerce",
    "health": "Health",
    "oil": "Petroleum",
    "petroleum": "Petroleum",
    "energy": "Energy",
    "justice": "Justice",
    "agriculture": "Agriculture",
    "information": "Information",
    "education": "Education",
    "culture": "Culture",
    "transport": "Transport",
    "labour": "Labour",
    "labor": "Labour",
    "environment": "Environment",
    "security": "Security",
    "public security": "Public Security",
    "state security": "State Security",
    "unification": "Unification",
    "religious affairs": "Religious Affairs",
    "immigration": "Immigration",
    "industry": "Industry",
    "tourism": "Tourism",
    "science": "Science",
    "sports": "Sports",
    "planning": "Planning",
    "emergencies": "Emergency Situations",
    "emergency situations": "Emergency Situations",
    "water": "Water",
    "housing": "Housing",
    "law and order": "Law and Order",
    "armed forces": "the Armed Forces",
    "war": "War",
    "intelligence": "Intelligence",
    "communications": "Communications",
    "mines": "Mines",
    "fisheries": "Fisheries",
}
_OF_MINISTRY = re.compile(r"^ministry of (?:the )?(.+)$|^ministry for (?:the )?(.+)$")
FORCES = {"MIL", "COP"}
#: Words by which a state is meant as a whole once its country is known.
GOVERNMENT = frozenset(
    "government administration cabinet regime state authorities leadership delegation side nation republic kingdom emirate sultanate "
    "country capital presidency monarchy palace power ally neighbour neighbor rival bloc officials official diplomats "
    "negotiators ministers minister leaders envoys envoy delegates diplomat aide aides negotiator mission embassy consulate "
    "representatives representative delegate island mainland rulers ruler generals superpower governments states countries nations "
    "spokesman spokeswoman spokesperson spokesmen source sources counterparts counterpart adviser advisers powers "
    "chancellery exchequer capitals sides allies neighbours emissary emissaries "
    "ambassadors ambassador host hosts customs go-between go-betweens".split()
)
GOVERNMENT |= frozenset(
    {
        "council of ministers",
        "military government",
        "negotiating team",
        "presidential office",
        "president's office",
        "prime minister's office",
    }
)
PARLIAMENT = frozenset(
    {
        "parliament",
        "national assembly",
        "assembly",
        "legislature",
        "house",
        "lower house",
        "upper house",
        "senate",
        "congress",
        "chamber",
        "lower chamber",
        "house of representatives",
        "constituent assembly",
    }
)
COURTS = {
    "supreme court": "Supreme Court of {}",
    "constitutional court": "Constitutional Court of {}",
    "high court": "High Court of {}",
    "central bank": "Central Bank of {}",
    "attorney general": "Attorney General of {}",
    "electoral commission": "Electoral Commission of {}",
    "election commission": "Election Commission of {}",
    "court of appeal": "Court of Appeal of {}",
    "appeal court": "Court of Appeal of {}",
    "national bank": "National Bank of {}",
    "state council": "State Council of {}",
    "general staff": "General Staff of {}",
    "prosecutor general's office": "Prosecutor General of {}",
    "prosecutor's office": "Prosecutor General of {}",
    "prosecutors' office": "Prosecutor General of {}",
    "attorney general's office": "Attorney General of {}",
}


def ministry(words: str, state: State) -> Identity | None:
    """A ministry out of its words in lower case and its state; None for words that are no ministry."""
    subject = None
    if words.endswith((" ministry", " ministries")):
        subject = words.rsplit(" ", 1)[0]
    elif match := _OF_MINISTRY.match(words):
        subject = match[1] or match[2]
    if not subject:
        return None
    subject = MINISTRIES.get(subject, subject.title() if subject.isalpha() or " " in subject else subject)
    sector: tuple[str, ...] = ("GOV",)
    name = f"Ministry of {subject} of {the(state.name)}"
    return Identity(
        f"gov:{state.code}:ministry:{subject.lower()}", name, "organization", state.code, sector, head="ministry", rule="template"
    )


def the(country: str) -> str:
    """A country's name as it stands inside a sentence."""
    plural = country.startswith(
        (
            "United ",
            "Netherlands",
            "Philippines",
            "Solomon",
            "Maldives",
            "Bahamas",
            "Gambia",
            "Central African",
            "Czech Rep",
            "Soviet",
            "Democratic Rep",
            "Dominican",
            "Marshall",
            "Comoros",
            "Seychelles",
            "Republic",
        )
    )
    return f"the {country}" if plural else country


def organ(noun: str, modifiers: Sequence[str], term: Term, state: State, knowledge: Knowledge) -> Identity | None:
    """A body of a state by its noun in lower case: parliament, court, embassy or force; None where the noun tells none."""
    words = " ".join([*modifiers, noun]).lower()
    if noun in {"embassy", "consulate", "mission", "high commission", "embassies"}:
        return Identity(
            f"gov:{state.code}:{noun}",
            f"{state.adjective or state.name} {noun}",
            "organization",
            state.code,
            ("GOV",),
            head=noun,
            rule="template",
        )
    if noun in PARLIAMENT:
        return _parliament(noun, state, knowledge)
    for key, template in COURTS.items():
        if words.endswith(key):
            sector = (
                term.sectors if key not in {"central bank", "national bank", "electoral commission", "election commission"} else ("GOV",)
            )
            return Identity(
                f"gov:{state.code}:{key}", template.format(the(state.name)), "organization", state.code, sector, head=noun, rule="template"
            )
    return None


def _parliament(noun: str, state: State, knowledge: Knowledge) -> Identity:
    for entity in knowledge.named(f"{state.adjective} {noun}"):
        if entity.weight >= 3 and entity.sectors[:1] == ("LEG",):
            return Identity(
                f"entity:{entity.key}",
                entity.name,
                "organization",
                state.code,
                ("LEG",),
                wikidata=entity.wikidata,
                head=noun,
                rule="template",
            )
    if noun in {"congress", "senate", "house", "house of representatives"} and state.code == "USA":
        name = {"senate": "United States Senate", "congress": "United States Congress"}.get(noun, "United States House of Representatives")
        return Identity(
            f"entity:own:{name.lower().replace(' ', '-')}:usa", name, "organization", "USA", ("LEG",), head=noun, rule="template"
        )
    title = {"senate": "Senate", "congress": "Congress", "national assembly": "National Assembly"}.get(noun, "Parliament")
    return Identity(
        f"gov:{state.code}:{title.lower()}",
        f"{title} of {the(state.name)}",
        "organization",
        state.code,
        ("LEG",),
        head=noun,
        rule="template",
    )


def force(sector: str, state: State) -> Identity:
    """A state's unnamed force, by the state's name."""
    return replace(of_state(state, sector, rule="force"), plural=True)

"""The parts that stories are made by: copies, candidates, likeness, clusters, and a story out of its events."""

import datetime
import random

import numpy as np
import pytest

from dragoman.stories import copies, words
from dragoman.stories.assemble import Member, assemble
from dragoman.stories.candidates import NEXT, candidates
from dragoman.stories.cluster import clusters
from dragoman.stories.doings import Doing, Telling, plain, table
from dragoman.stories.groups import Groups, neighbours
from dragoman.stories.likeness import likeness, signs, weights
from dragoman.stories.pairing import pair

pytestmark = pytest.mark.issue(6)

DAY = datetime.date(2024, 3, 5).toordinal()
PLAIN = Doing(
    key=0,
    report=0,
    first=DAY,
    last=DAY,
    dated=True,
    type="ASSAULT",
    quad=4,
    mode="explosives",
    status="occurred",
    actor="Free Army",
    actor_country="SYR",
    actor_sector="REB",
    recipient="Syria",
    recipient_country="SYR",
    recipient_sector="MIL",
    place="Homs",
    place_country="SYR",
    latitude=34.73,
    longitude=36.71,
    dead=12,
    trigger="bombed",
    sentence="The Free Army bombed a barracks in Homs and killed 12 soldiers.",
)


def doings(*others, published=(DAY, DAY)):
    """PLAIN and others that differ from it, each told by a report of its own."""
    rows = [PLAIN, *(PLAIN._replace(key=n, report=n, **other) for n, other in enumerate(others, 1))]
    texts = [f"{row.sentence} Report number {row.key} of several." for row in rows]
    days = [*published, *[DAY] * len(rows)]
    return table([Telling(n, days[n], text) for n, text in enumerate(texts)], rows)


ONE = {
    "another status": {"status": "planned"},
    "denied": {"status": "negated"},
    "a toll that rose": {"dead": 15},
    "without a place": {"place": None, "place_country": None, "latitude": None, "longitude": None},
    "by codes, not by name": {"actor": "Syrian rebels"},
    "a suburb": {"place": "Al Waer", "latitude": 34.74, "longitude": 36.66},
    "a type next to it": {"type": "COERCE", "mode": ""},
}
TWO = {
    "a fortnight later": {"first": DAY + 14, "last": DAY + 14},
    "the next day, with other dead": {
        "first": DAY + 1,
        "last": DAY + 1,
        "dead": 3,
        "sentence": "The Free Army bombed a column of tanks in Homs, and three soldiers died.",
    },
    "in another country": {
        "place": "Mosul",
        "place_country": "IRQ",
        "latitude": 36.34,
        "longitude": 43.13,
        "sentence": "Bombs fell on a barracks in Mosul.",
    },
    "by others": {
        "actor": "Kenya",
        "actor_country": "KEN",
        "actor_sector": "MIL",
        "recipient": "al-Shabaab",
        "recipient_country": "SOM",
        "recipient_sector": "REB",
        "place": "Kismayo",
        "place_country": "SOM",
        "latitude": -0.36,
        "longitude": 42.55,
        "dead": 12,
        "sentence": "Kenyan jets struck a camp near Kismayo.",
    },
    "help, not harm": {"type": "AID", "quad": 2, "mode": "", "trigger": "gave"},
}


@pytest.mark.parametrize("other", ONE.values(), ids=ONE)
def test_two_tellings_of_one_doing_are_paired(other):
    assert pair(doings(other)) == [0, 0]


@pytest.mark.parametrize("other", TWO.values(), ids=TWO)
def test_two_doings_are_not_paired(other):
    assert pair(doings(other)) == [0, 1]


def test_a_plan_long_before_is_paired_with_what_came_of_it():
    planned = {
        "type": "CONSULT",
        "quad": 1,
        "mode": "",
        "dead": None,
        "trigger": "meet",
        "sentence": "The Free Army will meet Syria in Homs.",
    }
    met = PLAIN._replace(**planned)
    told = [met._replace(status="planned"), met._replace(key=1, report=1)]
    reports = [Telling(0, DAY - 13, "The Free Army will meet Syria in Homs."), Telling(1, DAY, "The Free Army met Syria in Homs.")]
    assert pair(table(reports, told)) == [0, 0]


def test_every_sign_has_a_weight_and_every_weight_a_sign():
    table_ = doings({})
    assert set(signs(table_, np.array([[0, 1]]))) == set(weights()) - {"any"}


def test_the_likeness_of_many_pairs_is_that_of_each():
    several = doings(*ONE.values(), *TWO.values())
    pairs = candidates(several)
    whole = likeness(several, pairs)
    assert np.allclose(whole, [likeness(several, pairs[at : at + 1])[0] for at in range(len(pairs))])


def test_types_of_users_are_paired_by_their_name_and_side():
    own = {"type": "land_grab", "mode": ""}
    _, one, other, another_side = pair(doings(own, own, {"type": "LAND_RETURN", "quad": 2, "mode": ""}))
    assert one == other
    assert another_side == 3


def test_nothing_has_no_pairs():
    assert pair(table([], [])) == []
    assert pair(table([Telling(0, DAY, "Nothing happened.")], [])) == []


def test_a_day_full_of_like_events_makes_no_quadratic_pass():
    several = doings(*[{} for _ in range(1500)])
    blocks = 15
    assert len(candidates(several)) <= NEXT * blocks * len(several.keys)
    assert len(candidates(several)) < len(several.keys) ** 2 / 20


def test_the_same_events_in_any_order_of_sets_give_the_same_pairs():
    rows = list({**ONE, **TWO}.values())
    assert pair(doings(*rows)) == pair(doings(*rows))


def test_neighbours_are_near_in_time_and_share_a_key():
    keys, owners = np.array([1, 1, 1, 2, 2]), np.array([0, 1, 2, 0, 3])
    days = np.array([0, 5, 40, 3])
    pairs, times = neighbours(keys, owners, days, reach=7, following=2)
    assert pairs.tolist() == [[0, 1], [0, 3]]
    assert times.tolist() == [1, 1]


def test_groups_are_named_by_their_smallest():
    groups = Groups(5)
    groups.join(4, 2)
    groups.join(2, 1)
    assert [groups.of(one) for one in range(5)] == [0, 1, 1, 3, 1]


def test_a_bridge_does_not_join_what_is_unlike():
    pairs = np.array([[0, 1], [1, 2], [2, 3], [0, 2], [0, 3], [1, 3]])
    weights_ = np.array([3.0, 1.0, 3.0, -2.0, -2.0, -2.0], dtype=np.float32)
    assert clusters(4, pairs, weights_) == [0, 0, 2, 2]


def test_clusters_do_not_hang_on_the_order_of_pairs():
    chance = random.Random(3)  # noqa: S311  # the same each time
    pairs = [[a, b] for a in range(20) for b in range(a + 1, 20) if chance.random() < 0.4]
    told = [chance.choice([-2.0, -1.0, 0.5, 1.0, 3.0]) for _ in pairs]
    first = clusters(20, np.array(pairs), np.array(told, dtype=np.float32))
    order = list(range(len(pairs)))
    for _ in range(5):
        chance.shuffle(order)
        again = clusters(20, np.array([pairs[at] for at in order]), np.array([told[at] for at in order], dtype=np.float32))
        assert again == first


def test_copies_are_grouped_under_the_first():
    text = "Ministers of both countries met in the border town on Monday to speak of trade and fish and to sign a paper on both."
    texts = [
        text,
        "Something else stands here about a bridge that the army built over the river in May.",
        text + " The weather was fine.",
        "",
    ]
    told = [copies.shingles(words.words(one)) for one in texts]
    assert copies.groups(told, [0, 0, 2, 2]) == [0, 1, 0, 3]
    assert copies.groups(told, [0, 0, 90, 90]) == [0, 1, 2, 3]  # months later it is told anew
    assert copies.groups([], []) == []


@pytest.mark.parametrize(("name", "told"), [("Íngrid  Betancourt", "ingrid betancourt"), ("北京", "北京"), ("", ""), ("M-23", "m 23")])
def test_names_are_compared_without_accents_and_marks(name, told):
    assert plain(name) == told


def test_a_lone_surrogate_is_a_word_too():
    assert 0 <= words.number("\ud800") < 1 << 31
    assert words.sentence("\ud800\ud801 bombed")[1] >= 0


def member(number, status="occurred", published="2024-03-05", **other):
    """An event as a report told it."""
    plain_ = Member(
        text=number,
        size={},
        dated=True,
        id=f"e{number}",
        report=f"r{number}",
        name=f"n{number}",
        published=published,
        outlet=f"Outlet {number}",
        title=None,
        date="2024-03-05",
        date_end=None,
        type="ASSAULT",
        mode="",
        status=status,
        actor="Syria",
        actor_country="SYR",
        recipient="Free Army",
        recipient_country="SYR",
        place="Homs",
        place_country="SYR",
        latitude=34.73,
        longitude=36.71,
        source="",
        sentence="A sentence.",
    )
    return plain_._replace(**other)


OUTCOMES = {
    "told as done": (["occurred", "occurred"], "happened"),
    "planned, then done": (["planned", "occurred"], "happened"),
    "planned, called off, done after all": (["planned", "negated", "occurred"], "happened"),
    "done, then denied": (["occurred", "negated"], "disputed"),
    "going on": (["planned", "ongoing"], "under_way"),
    "planned": (["planned", "planned"], "planned"),
    "maybe, then planned": (["hypothetical", "planned"], "planned"),
    "maybe": (["hypothetical", "hypothetical"], "hypothetical"),
    "planned, then called off": (["planned", "negated"], "called_off"),
    "called off, then planned anew": (["negated", "planned"], "planned"),
    "only denied": (["negated", "negated"], "denied"),
}


@pytest.mark.parametrize(("statuses", "outcome"), OUTCOMES.values(), ids=OUTCOMES)
def test_what_became_of_a_doing(statuses, outcome):
    told = assemble([member(n, status, f"2024-03-{10 + n}") for n, status in enumerate(statuses)])
    assert told.outcome == outcome
    assert told.status == statuses[-1]
    assert [point.status for point in told.timeline] == statuses
    assert ("status" in told.contested) == (outcome == "disputed")
    assert told.contradicted == (0 < statuses.count("negated") < len(statuses))


CONTESTED = {
    "nothing": ({}, []),
    "a type": ({"type": "COERCE"}, []),
    "another day": ({"date": "2024-03-09"}, ["date"]),
    "a span that holds the day": ({"date": "2024-03-01", "date_end": "2024-03-07"}, []),
    "a day that no text gives": ({"date": "2024-03-09", "dated": False}, []),
    "a doer of another country": ({"actor": "Turkey", "actor_country": "TUR"}, ["actor"]),
    "a doer of the same country": ({"actor": "Syrian army", "actor_country": "SYR"}, []),
    "a doer of no country": ({"actor": "gunmen", "actor_country": ""}, []),
    "nobody": ({"actor": "", "actor_country": ""}, []),
    "a town far off": ({"place": "Aleppo", "latitude": 36.2, "longitude": 37.16}, ["place"]),
    "a town near by": ({"place": "Al Waer", "latitude": 34.74, "longitude": 36.66}, []),
    "a town in another country": ({"place": "Mosul", "place_country": "IRQ", "latitude": None, "longitude": None}, ["place"]),
    "another number": ({"size": {"dead": 4}}, ["dead"]),
}


@pytest.mark.parametrize(("other", "fields"), CONTESTED.values(), ids=CONTESTED)
def test_fields_are_contested_where_not_all_can_be_true(other, fields):
    size = {"size": {"dead": 3}} if "size" in other else {}
    assert assemble([member(0, **size), member(1, **other)]).contested == fields


def test_competing_values_stand_side_by_side_with_who_tells_them():
    told = assemble(
        [
            member(0, place="Homs"),
            member(1, text=0, place="Homs"),  # a copy of the first
            member(2, place="Hama", source="Syria", published="2024-03-06"),
            member(3, place="Hama", published="2024-03-07"),
        ]
    )
    hama, homs = told.fields["place"]
    assert (hama.value, hama.reports, hama.tellings, hama.outlets, hama.says) == ("Hama", 2, 2, ["Outlet 2", "Outlet 3"], ["Syria"])
    assert (homs.value, homs.reports, homs.tellings, homs.events) == ("Homs", 2, 1, ["e0", "e1"])
    assert (hama.since, hama.until) == ("2024-03-06", "2024-03-07")
    assert (told.place, told.reports, told.tellings, told.copies, told.outlets) == ("Hama", 4, 3, 1, 4)
    assert [(one.report, one.telling) for one in told.told] == [("r0", 1), ("r1", 1), ("r2", 2), ("r3", 3)]


def test_numbers_are_told_as_they_changed():
    told = assemble(
        [
            member(0, size={"dead": 6}, outlet="Wire"),
            member(1, size={"dead": 9}, outlet="Herald", published="2024-03-06", source="Syria"),
            member(2, size={"dead": 8}, outlet="Wire", published="2024-03-07"),
            member(3, size={"dead": 8, "money": "USD 5"}, published="2024-03-08"),
            member(4, size={"dead": "dozens"}, published="2024-03-09"),
        ]
    )
    dead = [figure for figure in told.figures if figure.field == "dead"]
    assert [(figure.value, figure.turn) for figure in dead] == [
        ("6", "first"),
        ("9", "raised"),
        ("8", "lowered"),
        ("8", "same"),
        ("dozens", "other"),
    ]
    assert [figure.corrects for figure in dead] == [None, None, "e0", None, None]
    assert dead[1].says == ["Syria"]
    assert [(change.field, change.was, change.now) for change in told.changes] == [
        ("dead", "6", "9"),
        ("dead", "9", "8"),
        ("dead", "8", "dozens"),
    ]
    assert {"dead"} == set(told.contested)


def test_a_copy_that_is_printed_later_changes_nothing():
    told = assemble(
        [
            member(0, size={"dead": 8}),
            member(1, size={"dead": 9}, published="2024-03-06"),
            member(2, text=0, size={"dead": 8}, published="2024-03-07"),
        ]
    )
    assert [figure.turn for figure in told.figures] == ["first", "raised", "same"]
    assert [(change.was, change.now) for change in told.changes] == [("8", "9")]


def test_a_doing_that_no_text_dates_has_the_day_of_its_first_report():
    told = assemble([member(1, dated=False, published="2024-03-06"), member(0, dated=False, date="2024-03-04", published="2024-03-04")])
    assert told.date == "2024-03-04"
    assert told.id == assemble([member(0, published="2024-03-04"), member(2)]).id  # that of the event which told it first

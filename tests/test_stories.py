"""Stories: the same doing told by several reports, and doings that only look alike."""

import datetime
import json

import pytest

from dragoman.sources.text import report_from_text
from dragoman.store.store import Store
from dragoman.store.writer import Writer
from dragoman.stories import duplicates
from dragoman.stories.make import fresh, listed, make, story

pytestmark = pytest.mark.issue(6)

REPORTS = [
    (
        "2024-03-05",
        "Wire",
        "Gunmen killed 12 soldiers in Mopti in central Mali on Monday, the army said. France condemned the attack on Tuesday.",
    ),
    ("2024-03-05", "Courier", "At least 12 soldiers were killed on Monday when gunmen attacked an army post in Mopti, Mali's army said."),
    (
        "2024-03-06",
        "Herald",
        "The death toll of Monday's attack in Mopti rose to 15. Gunmen killed 15 soldiers there, Mali's army said on Wednesday.",
    ),
    ("2024-03-09", "Wire", "Gunmen killed four villagers in Gao in northern Mali on Friday, a local official said."),
    ("2024-03-05", "Courier", "Kenya will recall its ambassador to Somalia on Thursday, the foreign ministry in Nairobi said on Tuesday."),
    ("2024-03-08", "Herald", "Kenya recalled its ambassador to Somalia on Thursday. Somalia called the step regrettable."),
    ("2024-03-08", "Wire", "Sudan's army bombed a market in Nyala on Thursday, witnesses said."),
    ("2024-03-09", "Courier", "The army of Sudan has denied that it bombed a market in Nyala on Thursday."),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory, coder):
    path = tmp_path_factory.mktemp("stories") / "s.db"
    with Writer(path) as writer:
        for number, (day, outlet, text) in enumerate(REPORTS):
            report = report_from_text(text, id=f"r{number}", published=datetime.date.fromisoformat(day), publisher=outlet)
            writer.add(coder(report))
    make(path)
    return path


def _told(store, found):
    return {store.event(event).name for event in found.events}


def test_a_doing_is_one_story_whoever_tells_it(path):
    with Store(path) as store:
        attack = next(s for s in listed(store, type="ASSAULT", place="Mopti"))
        assert _told(store, attack) == {"r0", "r1", "r2"}
        assert (attack.reports, attack.outlets) == (3, 3)
        assert [value.value for value in attack.fields["dead"]] == ["12", "15"]
        assert sorted(attack.fields["dead"][0].outlets) == ["Courier", "Wire"]
        assert [(c.field, c.was, c.now, c.outlet) for c in attack.changes] == [("dead", "12", "15", "Herald")]


def test_another_attack_in_the_same_week_is_another_story(path):
    with Store(path) as store:
        assert all("r3" not in _told(store, found) for found in listed(store))


def test_a_plan_that_came_to_pass_is_one_story_with_its_change(path):
    with Store(path) as store:
        recall = next(s for s in listed(store, type="SANCTION"))
        assert _told(store, recall) == {"r4", "r5"}
        assert [(c.field, c.was, c.now) for c in recall.changes] == [("status", "planned", "occurred")]
        assert recall.status == "occurred"
        assert not recall.contradicted


def test_a_denial_is_shown_beside_what_it_denies(path):
    with Store(path) as store:
        raid = next(s for s in listed(store, type="ASSAULT", place="Nyala"))
        assert _told(store, raid) == {"r6", "r7"}
        assert raid.contradicted
        assert {value.value for value in raid.fields["status"]} == {"occurred", "negated"}


def test_the_same_store_gives_the_same_stories_and_a_another_number_finds_none_twice(path):
    with Store(path) as store:
        before = [s.id for s in listed(store)]
        assert fresh(store)
    make(path)
    with Store(path) as store:
        assert [s.id for s in listed(store)] == before
        assert story(store, before[0]).id == before[0]
        assert story(store, story(store, before[0]).events[0]).id == before[0]
        assert [e.id for e in store.events(reported=3)] != []


def test_copies_of_one_text_count_once(tmp_path, coder):
    text = (
        REPORTS[0][2] + " Mali has fought Islamists in the north and centre of the country since 2012, and thousands of people have fled."
    )
    path = tmp_path / "copies.db"
    with Writer(path) as writer:
        for number, outlet in enumerate(("Wire", "Courier", "Herald")):
            said = text + ("" if number == 0 else f" Reported for the {outlet}.")
            writer.add(coder(report_from_text(said, id=f"c{number}", published=datetime.date(2024, 3, 5), publisher=outlet)))
    make(path)
    with Store(path) as store:
        found = next(iter(listed(store, type="ASSAULT")))
    assert (found.reports, found.copies, found.outlets) == (3, 2, 3)


def test_sketches_estimate_what_texts_share():
    words = [f"word{n}" for n in range(400)]
    whole, half = " ".join(words), " ".join(words[:200] + [f"other{n}" for n in range(200)])
    assert duplicates.likeness(duplicates.sketch(whole), duplicates.sketch(whole)) == 1
    assert 0.2 < duplicates.likeness(duplicates.sketch(whole), duplicates.sketch(half)) < 0.5
    assert duplicates.likeness(duplicates.sketch(whole), duplicates.sketch("quite another text than that one there is here")) == 0


def test_the_verb_lists_and_shows(path, invoke):
    code, out, _ = invoke("stories", path, "--jsonl", "--type", "ASSAULT")
    assert code == 0
    several = [json.loads(line) for line in out.splitlines()]
    assert several[0]["reports"] == 3
    code, out, _ = invoke("stories", path, several[0]["id"], "--table")
    assert code == 0
    assert "dead: 12 (Courier, Wire); 15 (Herald)" in out or "dead: 12 (Wire, Courier); 15 (Herald)" in out
    assert invoke("stories", path, "s0")[0] == 2
    assert invoke("stories", path, "--type", "AID")[0] == 1

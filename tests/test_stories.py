"""Stories: the same doing told by several reports, and doings that only look alike."""

import datetime
import json

import msgspec
import pytest

from dragoman.sources.text import report_from_text
from dragoman.store.errors import StoreError
from dragoman.store.store import Store
from dragoman.store.stories import listed, story
from dragoman.store.writer import Writer
from dragoman.stories import copies, words
from dragoman.stories.make import _keep, fresh, make

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


def test_texts_that_share_half_their_words_are_no_copies():
    told = [f"word{n}" for n in range(400)]
    whole, half = copies.shingles(told), copies.shingles(told[:150] + [f"other{n}" for n in range(250)])
    assert copies.copied(whole, whole)
    assert copies.copied(whole, copies.shingles(told[:200]))  # cut in half
    assert not copies.copied(whole, half)
    assert not copies.copied(whole, copies.shingles(words.words("quite another text than that one there is here")))


def test_the_verb_lists_and_shows(path, invoke):
    code, out, _ = invoke("stories", path, "--jsonl", "--type", "ASSAULT")
    assert code == 0
    several = [json.loads(line) for line in out.splitlines()]
    assert several[0]["reports"] == 3
    code, out, _ = invoke("stories", path, several[0]["id"], "--table")
    assert code == 0
    assert " ! dead: 12 (Courier, Wire, says Mali); 15 (Herald" in out
    assert "2024-03-06 Herald: dead 15 (raised)" in out
    code, out, _ = invoke("stories", path, "--csv", "--place", "Nyala")
    assert code == 0
    assert out.splitlines()[0].startswith("id,date,type,status,outcome,actor,recipient,place,reports,tellings,copies,outlets")
    assert ",disputed," in out.splitlines()[1]
    assert invoke("stories", path, "s0")[0] == 2
    assert invoke("stories", path, "--type", "AID")[0] == 1


def test_what_the_verb_refuses(path, tmp_path, invoke):
    (tmp_path / "no.db").write_text("no store")
    for given in ([path, "--again", "--as-is"], [tmp_path / "none.db"], [tmp_path / "no.db"], [path, "--type", "BATTLE"], [path, "e" * 25]):
        code, out, err = invoke("stories", *given)
        assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_a_doing_told_once_is_no_story_but_its_event_is_there(path, invoke):
    with Store(path) as store:
        lonely = next(event.id for event in store.events(place="Gao"))
    code, _, err = invoke("stories", path, lonely)
    assert code == 2
    assert f"no other report tells of event '{lonely}'" in err


def test_a_store_without_reports_has_no_stories(tmp_path, invoke):
    path = tmp_path / "empty.db"
    Writer(path).close()
    with Store(path) as store, pytest.raises(StoreError, match="no stories yet"):
        list(store.stories())
    assert invoke("stories", path)[:2] == (1, "")
    assert invoke("stories", path, "--as-is", "--json")[:2] == (1, "[]\n")
    assert invoke("events", path, "--reported", "2")[:2] == (1, "")  # made, though there are none


def grown(path, coder, several):
    with Writer(path) as writer:
        for number, (day, outlet, text) in several:
            writer.add(coder(report_from_text(text, id=f"r{number}", published=datetime.date.fromisoformat(day), publisher=outlet)))


def test_a_story_keeps_its_id_as_reports_come_in_and_whatever_their_order(tmp_path, coder):
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    grown(one, coder, list(enumerate(REPORTS))[:2])
    make(one)
    with Store(one) as store:
        (before,) = store.stories(type="ASSAULT")
    grown(one, coder, list(enumerate(REPORTS))[2:])
    with Store(one) as store:
        assert not fresh(store)
        assert [story.reports for story in store.stories(type="ASSAULT")] == [2]  # as they were
    make(one)
    grown(other, coder, list(enumerate(REPORTS))[::-1])
    make(other)
    with Store(one) as first, Store(other) as second:
        assert fresh(first)
        assert first.story(before.id).reports == 3
        assert [story.to_json() for story in first.stories()] == [story.to_json() for story in second.stories()]


def test_a_report_that_is_coded_anew_is_in_its_story_again(tmp_path, coder):
    path = tmp_path / "again.db"
    grown(path, coder, list(enumerate(REPORTS))[:3])
    make(path)
    with Store(path) as store:
        before = [story.to_json() for story in store.stories()]
        old = store.record("r1")
    with Writer(path) as writer:
        assert writer.add(msgspec.structs.replace(old, coder=msgspec.structs.replace(old.coder, version="0"))) == "replaced"
    make(path)
    with Store(path) as store:
        assert [story.to_json() for story in store.stories()] == before
        assert {event.name for event in store.events(reported=3, type="ASSAULT")} == {"r0", "r1", "r2"}


def test_stories_are_written_only_where_the_store_is_as_it_was_read(path):
    with Store(path) as store:
        revision, before = store.revision, [story.id for story in store.stories()]
    assert not _keep(path, [], revision - 1)
    with Store(path) as store:
        assert [story.id for story in store.stories()] == before


def test_the_newest_come_first_where_that_is_asked(path):
    with Store(path) as store:
        days = [story.date for story in store.stories(newest=True)]
        assert days == sorted(days, reverse=True)
        assert [story.date for story in store.stories(newest=True, limit=1)] == days[:1]
        assert list(store.stories(outlet="Nobody")) == []


def test_a_story_of_one_report_is_one_only_where_its_statuses_differ(tmp_path, coder):
    path = tmp_path / "one.db"
    text = (
        "Sudan's army bombed a market in Nyala on Thursday, witnesses said. The army denied that it bombed the market in Nyala on Thursday."
    )
    grown(path, coder, [(0, ("2024-03-08", "Wire", text))])
    make(path)
    with Store(path) as store:
        found = [(story.reports, story.outcome, sorted({point.status for point in story.timeline})) for story in store.stories()]
    assert found == [(1, "disputed", ["negated", "occurred"])]

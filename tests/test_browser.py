"""The pages in a real browser: every page and the main ways through them, hostile texts, the keyboard, a phone's width, the cable out."""

import datetime
import importlib.util
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from dragoman.evaluation.gold import read_gold
from dragoman.sources.text import report_from_text
from dragoman.store.writer import Writer

ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / "ui" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
SERVE = [sys.executable, "-m", "dragoman", "serve"]
HOSTILE = (
    "Kenya <script>document.title='run'</script> expelled the ambassador of Somalia on Monday, <b>Reuters</b> said 👩‍👩‍👧.\n\n"
    "🇰🇪 Kenya’s president met Cafe\u0301 owners; Somalia attacked Kenya on Tuesday. "
    "الرئيس التقى \u202eevil\u202c Kenya condemned Somalia.\n\n"
    '"><img src=x onerror="document.title=\'run\'"> =HYPERLINK("http://evil.example") Somalia threatened Kenya with war.\n'
)
PAGES = "/ /map /network /statements /search?q=minister /sample?seed=1 /corrections /actors /api /?actor=Nobodyatall".split()
PAGES += "EVENT REPORT ACTOR DYAD".split()  # what each stands for: _real

pytestmark = [
    pytest.mark.browser,
    pytest.mark.issue(8),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt-get install chromium"),
    pytest.mark.skipif(importlib.util.find_spec("dragoman.cli.serve") is None, reason="this version has no serve"),
]
playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")


@pytest.fixture(scope="module")
def store(tmp_path_factory, coder):
    path = tmp_path_factory.mktemp("browser") / "small.db"
    with Writer(path) as writer:
        for gold in sorted((ROOT / "training" / "reports").glob("*.gold"))[::40]:
            told = read_gold(gold)
            writer.add(coder(report_from_text(told.text, id=gold.stem, published=datetime.date.fromisoformat(told.published))))
        writer.add(coder(report_from_text(HOSTILE, id="hostile <i>", published=datetime.date(2024, 3, 5))))
    return path


@pytest.fixture(scope="module")
def site(store):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([*SERVE, str(store), "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            _await(address, server)
            yield address
        finally:
            server.terminate()


def _await(address, server):
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=20):  # noqa: S310  # our own
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the server does not answer")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as player:
        found = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def visit(browser, site):
    """Open a page of the site; nothing outside can be reached, and nothing may go wrong in it."""
    opened = []

    def call(path="/", **how):
        context = browser.new_context(**{"viewport": {"width": 1300, "height": 900}, **how})
        wrong, asked = [], []
        context.route("**/*", lambda route: (asked.append(route.request.url), _local(route, site))[1])
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto(site + _real(path, site))
        page.wait_for_load_state("networkidle")
        opened.append((context, wrong, asked))
        return page

    yield call
    for context, wrong, asked in opened:
        context.close()
        assert wrong == []
        assert [url for url in asked if not url.startswith((site, "data:"))] == []


def _local(route, site):
    return route.continue_() if route.request.url.startswith(site) else route.abort()


def _real(path, site):
    """EVENT, REPORT, ACTOR and DYAD stand for the first that a page links to."""
    if path.startswith("/"):
        return path
    with urllib.request.urlopen(site + ("/network" if path == "DYAD" else "/")) as answer:  # noqa: S310  # our own
        found = re.search(rf'href="(/{path.lower()}s[/?][^"]+)"', answer.read().decode())
    assert found, path
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_is_and_fits_a_phone(visit, path):
    page = visit(path)
    assert page.locator("h1, .empty h2").first.inner_text().strip()
    assert "Dragoman" in page.title()
    assert page.locator("main .notice[role=alert]").count() == 0
    narrow = visit(path, viewport={"width": 390, "height": 800}, color_scheme="dark")
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390
    assert narrow.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm ci in ui/")
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, path, theme):
    page = visit(path, color_scheme=theme, bypass_csp=True)
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run()")["violations"]
    grave = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
    assert grave == []


@pytest.mark.parametrize("path", ["/", "/map", "/network", "REPORT"])
def test_a_page_is_light_and_paints_at_once(browser, site, path):
    target = _real(path, site)
    page = browser.new_page()
    sizes = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(site + target)
    page.wait_for_load_state("networkidle")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.close()
    assert sum(sizes) < 1_000_000
    assert painted < 5000  # milliseconds, on a machine that others use too; 1000 alone on it


def test_the_filter_bar_is_the_address(visit):
    page = visit("/")
    page.locator("select[name=status]").select_option("negated")
    page.get_by_role("button", name="Show").click()
    page.wait_for_load_state("networkidle")
    assert page.url.split("?")[1] == "status=negated"
    assert page.locator("select[name=status]").input_value() == "negated"
    badges = page.locator("ol.events .badge.negated")
    assert badges.count() == page.locator("ol.events > li").count() > 0
    page.locator(".chips a").click()
    page.wait_for_load_state("networkidle")
    assert "status" not in page.url


def test_the_timeline_is_drawn_told_as_figures_and_chooses_days(visit):
    page = visit("/")
    chart = page.locator("[data-chart=timeline] svg")
    assert chart.locator("rect.q4").count() > 0
    assert chart.locator("rect.cover").count() > 0
    total = sum(int(cell.replace(",", "")) for cell in page.locator("#timeline-table tbody td:nth-child(2)").all_text_contents())
    stored = int(re.search(r"([\d,]+) in the store", page.locator(".count").inner_text())[1].replace(",", ""))
    outside = re.search(r"([\d,]+) events? (?:is|are) dated before or after", page.locator("main").inner_text())
    assert total + (int(outside[1].replace(",", "")) if outside else 0) == stored
    page.get_by_role("button", name="Share of reports").click()
    assert "%" in chart.text_content()
    box = chart.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 60)
    page.mouse.up()
    page.wait_for_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    assert page.locator("[name=since]").input_value() in page.url


def test_the_map_has_a_circle_a_place_and_zooms_by_keys(visit):
    page = visit("/map")
    circles = page.locator("[data-chart=map] circle.dot")
    assert circles.count() == int(re.match(r"[\d,]+", page.locator(".count").inner_text())[0].replace(",", ""))
    assert page.locator("[data-chart=map] path.land").count() > 200
    before = page.locator("[data-chart=map] > svg > g").get_attribute("transform")
    page.get_by_role("button", name="Nearer").focus()
    page.keyboard.press("+")
    assert page.locator("[data-chart=map] > svg > g").get_attribute("transform") != before
    assert "Natural Earth" in page.locator("main").inner_text()
    page.locator("[aria-label='List of places'] a").first.click()
    assert "place=" in page.url


def test_the_network_leads_to_a_dyad(visit):
    page = visit("/network")
    assert page.locator("[data-chart=network] path.edge").count() > 0
    assert page.locator("[data-chart=network] a.node").count() > 1
    page.locator("[aria-label='List of pairs'] a").first.click()
    page.wait_for_load_state("networkidle")
    assert "→" in page.locator("h1").inner_text()
    assert page.locator("ol.events > li").count() > 0


def test_keys_go_through_a_report(visit):
    page = visit("REPORT")
    page.keyboard.press("j")
    assert page.locator(".margin li.now").count() == 1
    first = page.locator(".margin li.now").get_attribute("data-event")
    assert first in page.locator(".fulltext .lit").first.get_attribute("data-events").split()
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.matches('.fulltext .lit')")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator(".margin li.now").get_attribute("data-event") == first
    page.keyboard.press("?")
    assert page.locator("dialog[open]").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


def test_from_the_list_to_the_event_and_its_words(visit):
    page = visit("/")
    row = page.locator("ol.events > li").first
    words = row.locator(".words mark.trigger").first.text_content()
    row.get_by_role("link", name="Event", exact=True).click()
    page.wait_for_load_state("networkidle")
    assert words in page.locator("blockquote.sentence mark.trigger").first.text_content()
    assert page.locator("blockquote.sentence .tag.trigger").count() == 1
    assert page.locator(".field").count() >= 6


def test_hostile_words_are_shown_and_never_run(visit):
    page = visit("/?since=2024-03-01&until=2024-03-31")
    page.locator("ol.events .meta a[href^='/reports/']").first.click()
    page.wait_for_load_state("networkidle")
    bare = "e => { const c = e.cloneNode(true); c.querySelectorAll('.tag').forEach(t => t.remove()); return c.textContent }"
    text = page.locator(".fulltext").evaluate(bare)
    assert text.strip() == HOSTILE.strip()
    assert "run" not in page.title()
    assert page.locator(".fulltext script, .fulltext img, .fulltext b").count() == 0
    marked = page.locator(".fulltext mark.trigger").evaluate_all("all => all.map(e => e.lastChild.textContent)")
    assert {"expelled", "attacked", "condemned"} <= set(marked)


def test_light_and_dark_are_kept(visit):
    page = visit("/", color_scheme="light")
    page.locator("[data-theme-switch]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_print_leaves_out_what_paper_cannot_do(visit):
    page = visit("EVENT")
    page.emulate_media(media="print")
    assert not page.locator(".nav").is_visible()
    assert page.locator("blockquote.sentence").is_visible()


def test_an_empty_answer_teaches(visit):
    page = visit("/?actor=Nobodyatall")
    assert "take one away" in page.locator(".empty").inner_text()
    assert page.locator(".empty a").get_attribute("href") == "/"

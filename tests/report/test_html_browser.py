"""The HTML report in a real browser: by click, by key, without a script, on paper, and under attack."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summariser import Briefing, Source
from tests.support.answers import SOURCE
from tests.support.pages import IMAGE, LINK, hostile, large, minutes, page, recorded

sync_api = pytest.importorskip("playwright.sync_api", reason="Chromium is missing: apt-get install chromium")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing: apt-get install chromium")

_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""
_TEXTS = """
() => Object.fromEntries(
    [...document.querySelectorAll(".sentence")].map((sentence) => [sentence.id, sentence.textContent])
)
"""
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a page; at the end it must have asked for nothing, said nothing and broken no policy."""
    contexts, said = [], []

    def shown(text: str, anchor: str = "", *, viewport: dict[str, int] = DESKTOP, **options: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        options = {"reduced_motion": "reduce", "viewport": viewport} | options
        context = browser.new_context(**options)
        contexts.append((context, options, path.as_uri()))
        context.on("request", lambda request: requests.append(request.url))
        requests: list[str] = []
        opened = context.new_page()
        opened.requests = requests
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.add_init_script(_LISTEN)
        opened.goto(path.as_uri() + anchor)
        return opened

    yield shown
    for context, options, address in contexts:
        for opened in context.pages:
            assert [request.partition("#")[0] for request in opened.requests] == [address]
            if options.get("java_script_enabled", True):
                assert opened.evaluate("window.violations") == []
        context.close()
    assert said == []


def names(opened: Any, selector: str) -> list[str]:
    """The anchors of the elements that a selector finds; of a row its sentence's."""
    script = "found => found.map(one => (one.querySelector('.sentence') || one).id)"
    found: list[str] = opened.eval_on_selector_all(selector, script)
    return found


def is_in_view(opened: Any, selector: str) -> bool:
    box = opened.locator(selector).bounding_box()
    return bool(box["y"] >= 0 and box["y"] + box["height"] <= opened.viewport_size["height"])


def status(opened: Any) -> str:
    text: str = opened.locator("[role=status]").inner_text()
    return text


def pressed(opened: Any) -> list[str]:
    return names(opened, ":is(.claim, .row):has([aria-pressed=true])")


def test_clicking_a_claim_lights_its_sentences_and_its_own_words(shown: Open) -> None:
    opened = shown(page(recorded("diplomatic-tour")))
    opened.click("#p12 .pick")
    assert names(opened, ".row.lit") == ["s30", "s31", "s32"]
    assert opened.locator(".words.chosen").all_inner_texts() == ["false from beginning to end"]
    assert is_in_view(opened, "#s30")
    assert pressed(opened) == ["p12"]
    assert status(opened) == "Position 12 rests on 3 sentences"
    opened.keyboard.press("Escape")
    assert names(opened, ".lit, .chosen") == pressed(opened) == []
    assert status(opened) == ""


def test_choosing_another_claim_leaves_nothing_of_the_first(shown: Open) -> None:
    opened = shown(page())
    opened.click("#m1 .statement")
    opened.click("#n2 .measures")
    assert names(opened, ".row.lit") == ["s6"]
    assert pressed(opened) == ["n2"]
    opened.click("#n2 .measures")
    assert names(opened, ".row.lit") == []


def test_a_claim_is_chosen_and_left_by_keyboard(shown: Open) -> None:
    opened = shown(page())
    for _ in range(30):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.matches('#m1 .pick')"):
            break
    opened.keyboard.press("Enter")
    assert names(opened, ".row.lit") == ["s2"]
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press(" ")
    assert pressed(opened) == ["m2"]
    assert names(opened, ".row.lit") == ["s7"]
    opened.keyboard.press("ArrowUp")
    assert opened.evaluate("document.activeElement.closest('.claim').id") == "m1"
    opened.keyboard.press("Escape")
    assert pressed(opened) == []


def test_clicking_a_sentence_shows_the_claims_that_rest_on_it(shown: Open) -> None:
    opened = shown(page(recorded("diplomatic-tour")))
    opened.click("#s27")
    assert names(opened, ".resting-on") == ["m5", "p14"]
    assert status(opened) == "2 claims rest on sentence 27"
    assert is_in_view(opened, "#m5 .pick")
    assert opened.locator(".row:has(#s27) .told").first.is_visible()
    opened.click("#s1")
    assert status(opened) == "No claims rest on sentence 1"
    assert names(opened, ".resting-on") == []


def test_the_sentences_are_one_stop_of_the_tab_key_and_walked_by_arrows(shown: Open) -> None:
    opened = shown(page())
    assert opened.locator(".at:not([tabindex='-1'])").count() == 1
    opened.locator(".at").first.focus()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    assert pressed(opened) == ["s2"]
    assert names(opened, ".resting-on") == ["m1", "n1"]
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    assert pressed(opened) == ["m1"]
    assert opened.evaluate("document.activeElement.closest('.claim').id") == "m1"


def test_links_between_the_panes_choose_what_they_lead_to(shown: Open) -> None:
    opened = shown(page(recorded("diplomatic-tour")))
    opened.click(".held[href='#p11']")
    assert pressed(opened) == ["p11"]
    assert is_in_view(opened, "#p11 .pick")
    opened.click("#p11 .cite[href='#s30']")
    assert names(opened, ".row.lit") == ["s28", "s29", "s30"]
    assert opened.evaluate("document.activeElement.hash") == "#s30"
    assert is_in_view(opened, "#s30")


def test_a_link_to_a_claim_or_a_sentence_opens_the_page_with_it_chosen(shown: Open) -> None:
    assert pressed(shown(page(), "#p2")) == ["p2"]
    assert names(shown(page(), "#s3"), ".resting-on") == ["p1"]


def test_without_a_script_the_links_alone_lead_and_highlight(shown: Open) -> None:
    opened = shown(page(recorded("diplomatic-tour")), java_script_enabled=False)
    plain = opened.locator(".row:has(#s1)").evaluate("row => getComputedStyle(row).backgroundColor")
    opened.click("#m3 .cite[href='#s13']")
    colour = "one => getComputedStyle(one).backgroundColor"
    assert opened.locator(".row:has(#s13)").evaluate(colour) != plain
    assert is_in_view(opened, "#s13")
    told = opened.locator(".row:has(#s13) .back[href='#p3']")
    assert "I do not bargain" not in told.inner_text()
    assert "did not bargain with one ally" in told.inner_text()
    told.click()
    assert opened.locator("#p3").evaluate(colour) != plain
    assert is_in_view(opened, "#p3 .pick")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panes_stand_side_by_side_and_follow_the_scheme(shown: Open, scheme: str) -> None:
    opened = shown(page(recorded("diplomatic-tour")), color_scheme=scheme)
    left, right = (opened.locator(pane).bounding_box() for pane in ("#briefing", "#source"))
    assert left["x"] + left["width"] <= right["x"]
    assert left["height"] == right["height"] == 800
    page_colour = opened.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (max(map(int, re.findall(r"\d+", page_colour))) < 60) is (scheme == "dark")


def test_on_a_phone_one_column_fits_and_a_claim_leads_to_its_sentence_and_back(shown: Open) -> None:
    opened = shown(page(recorded("diplomatic-tour")), viewport=PHONE)
    assert opened.evaluate("document.documentElement.scrollWidth") == 360
    assert opened.locator("#source").bounding_box()["y"] > opened.locator("#m1").bounding_box()["y"]
    opened.locator("#m4 .pick").click()
    assert names(opened, ".row.lit") == ["s28", "s29"]
    assert is_in_view(opened, "#s28")
    opened.go_back()
    assert is_in_view(opened, "#m4 .pick")


def test_on_paper_everything_stands_in_one_column_with_its_citations(shown: Open, tmp_path: Path) -> None:
    opened = shown(page(recorded("diplomatic-tour")), color_scheme="dark")
    opened.click("#m3 .pick")
    opened.emulate_media(media="print")
    style = "([selector, part, name]) => getComputedStyle(document.querySelector(selector), part)[name]"
    assert opened.evaluate(style, [".cite", "::before", "content"]) == '"["'
    assert opened.evaluate(style, ["body", None, "display"]) == "block"
    assert opened.evaluate(style, ["#briefing", None, "overflowY"]) == "visible"
    assert opened.evaluate(style, [".statement", None, "color"]) == "rgb(0, 0, 0)"
    assert opened.evaluate(style, [".uncited .sentence", None, "color"]) == "rgb(51, 51, 51)"
    assert opened.locator("#s52").bounding_box()["y"] > 2_000
    assert opened.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("made", ["briefing", "minutes"])
def test_axe_finds_nothing(shown: Open, scheme: str, viewport: dict[str, int], made: str) -> None:
    """Contrast, names and roles, with nothing chosen, a claim chosen, and a sentence chosen."""
    text = page() if made == "briefing" else page(minutes())
    claim = "#p1" if made == "briefing" else "#c2"
    opened = shown(text, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    for choose in (None, f"{claim} .pick", f".row:has(.back[href='{claim}']) .sentence"):
        if choose:
            opened.locator(choose).first.click()
        found = axe.Axe().run(opened)
        assert [violation["id"] for violation in found.response["violations"]] == [], found.generate_report()


def test_a_hostile_text_is_shown_and_does_nothing(shown: Open) -> None:
    opened = shown(page(hostile()))
    opened.click("#m1 .pick")
    opened.click("#s1")
    for element in opened.locator("main bdi:visible").all():
        element.hover()
    assert opened.evaluate("window.pwned") is None
    assert opened.locator("script").count() == 1
    assert opened.locator("img, iframe, object, embed, link, base, form, svg").count() == 0
    links = opened.eval_on_selector_all("a", "links => links.map(link => link.getAttribute('href'))")
    assert all(re.fullmatch(r"#[a-z0-9-]+", link) for link in links)
    attributes = "() => [...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames())"
    assert not [name for name in opened.evaluate(attributes) if name.startswith("on") or name == "style"]
    assert "{{ 7*7 }}{% raise %}{# gone #}&amp;&#39;" in opened.locator("h1").inner_text()


def test_even_markup_that_nothing_had_escaped_would_run_and_load_nothing(browser: Any, tmp_path: Path) -> None:
    attack = f"{IMAGE}<script>window.pwned=1</script><a id='trap' href='{LINK}'>here</a>"
    path = tmp_path / "page.html"
    path.write_text(page().replace('<p class="kicker">', f'{attack}<p class="kicker">'), encoding="utf-8")
    context = browser.new_context()
    opened = context.new_page()
    opened.add_init_script(_LISTEN)
    opened.goto(path.as_uri())
    opened.locator("#trap").evaluate("link => link.click()")
    opened.wait_for_function("violations.length >= 3")
    assert opened.evaluate("window.pwned") is None
    assert {"img-src", "script-src-elem"} <= set(opened.evaluate("violations"))
    context.close()


def test_the_sources_text_is_kept_to_the_character(shown: Open) -> None:
    _, source = hostile()
    kept = {f"s{sentence.number}": sentence.text.replace("\x9b", "⟨U+009B⟩") for sentence in source.sentences}
    assert shown(page(hostile())).evaluate(_TEXTS) == kept
    wrapped = Source(
        "The harbour board met on Monday in the old hall of the port,\r\nand it decided nothing. It left."
    )
    made = Briefing.model_validate(
        {
            "headline": "It met",
            "key_messages": [{"text": "It left.", "evidence": [2]}],
            "parties": [],
            "numbers": [],
        },
        context={"source": wrapped},
    )
    assert shown(page((made, wrapped))).evaluate(_TEXTS) == {
        f"s{sentence.number}": sentence.text for sentence in wrapped.sentences
    }


def test_an_override_of_direction_turns_nothing_outside_its_sentence(shown: Open) -> None:
    opened = shown(page(hostile()))
    overriding = next(s.number for s in hostile()[1].sentences if "\u202e" in s.text)
    places = """
    (sentence) => {
        const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
        const node = walker.nextNode();
        return [0, 1].map((at) => {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect().left;
        });
    }
    """
    for number in (overriding - 1, overriding + 1):
        first, second = opened.locator(f"#s{number}").evaluate(places)
        assert first < second


def test_words_that_run_from_the_right_do_so_in_both_panes(shown: Open) -> None:
    source = Source("הנמל נסגר ביום שישי. העובדים שבתו. The board (of the port) met.", language="he")
    answer = {
        "headline": "הנמל נסגר",
        "key_messages": [{"text": "הנמל נסגר (OK).", "evidence": [1]}],
        "parties": [],
        "numbers": [],
    }
    made = Briefing.model_validate(answer, context={"source": source, "draft": True})
    opened = shown(page((made, source)))
    for selector in ("h1", "#m1 .statement", ".text"):
        assert opened.locator(selector).evaluate("one => getComputedStyle(one).direction") == "rtl"
    number, sentence = (opened.locator(selector).bounding_box() for selector in (".at[href='#s1']", "#s1"))
    assert number["x"] >= sentence["x"] + sentence["width"]


def test_a_page_of_a_megabyte_stays_usable(shown: Open) -> None:
    opened = shown(page(large()))
    took = """
    () => {
        const started = performance.now();
        document.querySelector("#m19 .pick").click();
        document.querySelector("#s5001").click();
        return performance.now() - started;
    }
    """
    assert opened.evaluate(took) < 2_000
    assert status(opened) == "1 claim rests on sentence 5001" or "claims rest on sentence 5001" in status(
        opened
    )
    assert opened.evaluate("performance.timing.domComplete - performance.timing.navigationStart") < 10_000


def test_the_ordinary_page_names_its_panes(shown: Open) -> None:
    opened = shown(page())
    assert opened.get_by_role("main").count() == 1
    assert opened.get_by_role("region", name="Source").count() == 1
    assert opened.get_by_role("button", name="The union does not support arbitration.").count() == 1
    assert opened.locator(".row").count() == len(SOURCE.sentences)

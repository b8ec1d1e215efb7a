"""The HTML page in a real browser: it fetches nothing, runs nothing, filters, fits and is legible."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from gates.formats.html.page import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Literal, TypeAlias

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from gates.report import Outcome

    Show: TypeAlias = Callable[..., AbstractContextManager["Opened"]]

CHROMIUM = shutil.which("chromium")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
IMPACTS = ("breaking", "risky", "compatible", "cosmetic")

# For each text on the page: the contrast of its colour with what is behind it (WCAG 2.2, 1.4.3).
CONTRASTS = """() => {
  const part = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 };
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = numbers(getComputedStyle(e).backgroundColor);
      if (colour.length === 3) return colour;
    }
    return [255, 255, 255];
  };
  const found = {};
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility()) continue;
    const [a, b] = [numbers(getComputedStyle(e).color), behind(e)].map(light);
    found[`${e.tagName} ${e.className}`] = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        reason = "there is no chromium: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


class Opened:
    """A page that is shown, and everything it tried."""

    def __init__(self, tab: Tab, path: Path) -> None:
        self.tab = tab
        self.requests: list[str] = []
        self.refused: list[tuple[str, str | None]] = []
        self.messages: list[str] = []
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("requestfailed", lambda request: self.refused.append((request.url, request.failure)))
        tab.on("console", lambda message: self.messages.append(message.text))
        tab.on("dialog", lambda dialog: self.messages.append(dialog.message))
        tab.on("pageerror", lambda error: self.messages.append(str(error)))
        tab.goto(path.as_uri())

    def visible(self, selector: str) -> int:
        return self.tab.locator(f"{selector}:visible").count()

    def box(self, impact: str) -> None:
        self.tab.get_by_role("checkbox", name=re.compile(impact)).click()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Show:
    @contextmanager
    def opened(
        outcome: Outcome,
        *,
        width: int = 1200,
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
    ) -> Iterator[Opened]:
        path = tmp_path / "report.html"
        path.write_text(render(outcome), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        try:
            yield Opened(context.new_page(), path)
        finally:
            context.close()

    return opened


def test_nothing_is_fetched_and_nothing_runs(
    show: Show, hostile: Outcome, outcomes: Mapping[str, Outcome]
) -> None:
    for outcome in (hostile, outcomes["environments"]):
        with show(outcome) as page:
            page.tab.wait_for_load_state("networkidle")
            assert [url.partition(":")[0] for url in page.requests] == ["file"]
            assert page.messages == []
            assert page.tab.evaluate("document.scripts.length + document.images.length") == 0
            # Even a script that did get in would be refused: the policy of the page holds.
            page.tab.evaluate(
                """() => { const s = document.createElement("script");
                           s.textContent = "window.ran = 1"; document.body.append(s);
                           const i = new Image(); i.src = "https://evil.example/x.png"; }"""
            )
            assert page.tab.evaluate("window.ran") is None
            assert page.refused == [("https://evil.example/x.png", "csp")]
            assert all("Content Security Policy" in message for message in page.messages)
            assert len(page.messages) == 2


@pytest.mark.parametrize("scripts", [True, False])
def test_the_filter_works_without_scripts(
    show: Show, outcomes: Mapping[str, Outcome], *, scripts: bool
) -> None:
    with show(outcomes["drift"], scripts=scripts) as page:
        counts = {impact: page.visible(f"article.{impact}") for impact in IMPACTS}
        assert counts == {"breaking": 4, "risky": 1, "compatible": 1, "cosmetic": 0}
        page.box("cosmetic")
        assert page.visible("article.cosmetic") == 1
        page.box("accepted")
        assert page.visible("article.breaking") == 3
        page.box("breaking")
        assert page.visible("article.breaking") == 0
        assert page.visible("article.risky") == 1
        # A heading without anything below it goes as well.
        assert page.tab.locator("h3:visible").all_inner_texts() == [
            *("POST /products", "GET /stock", "The contract as a whole"),
        ]
        page.box("breaking")
        assert page.visible("article.breaking") == 3


def test_both_sides_stand_beside_each_other_and_below_on_a_phone(
    show: Show, outcomes: Mapping[str, Outcome]
) -> None:
    for width, beside in ((1200, True), (390, False)):
        with show(outcomes["drift"], width=width) as page:
            base, head = (
                box
                for figure in page.tab.locator(".sides").first.locator("figure").all()
                if (box := figure.bounding_box())
            )
            assert (base["y"] == head["y"]) is beside
            assert page.tab.locator(".sides").first.locator("del").count() == 5


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_the_page_is_never_wider_than_the_screen(
    show: Show,
    hostile: Outcome,
    outcomes: Mapping[str, Outcome],
    width: int,
) -> None:
    for outcome in (hostile, outcomes["environments"], outcomes["failed"]):
        with show(outcome, width=width) as page:
            assert page.tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_legible(show: Show, outcomes: Mapping[str, Outcome], scheme: str) -> None:
    with show(outcomes["environments"], scheme=scheme) as page:
        page.box("cosmetic")
        contrasts = page.tab.evaluate(CONTRASTS)
        assert len(contrasts) > 20
        assert {name: ratio for name, ratio in contrasts.items() if ratio < 4.5} == {}
        paper = page.tab.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (paper == "rgb(255, 255, 255)") is (scheme == "light")


def test_the_keyboard_reaches_everything_and_a_reader_hears_what_it_is(
    show: Show, outcomes: Mapping[str, Outcome]
) -> None:
    with show(outcomes["drift"]) as page:
        page.tab.keyboard.press("Tab")
        assert page.tab.evaluate("document.activeElement.textContent") == "Skip to the findings"
        page.tab.keyboard.press("Tab")
        assert page.tab.evaluate("document.activeElement.id") == "show-breaking"
        page.tab.keyboard.press("Space")
        assert page.visible("article.breaking") == 0
        named = page.tab.get_by_role("article", name="the operation is new")
        assert named.count() == 1
        link = named.get_by_role("link", name="Link to this finding")
        link.click()
        assert page.tab.url.endswith(f"#{named.get_attribute('id')}")


def test_on_paper_there_is_no_form_and_nothing_is_cut_off(
    show: Show, outcomes: Mapping[str, Outcome]
) -> None:
    with show(outcomes["environments"], width=700) as page:
        page.tab.emulate_media(media="print")
        assert page.visible("form") == 0
        assert page.visible("article.breaking") == 4
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= 700
        assert page.tab.pdf(format="A4").startswith(b"%PDF-")

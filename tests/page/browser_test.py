# SPDX-License-Identifier: GPL-2.0-or-later
"""The search page in headless Chromium. Usage: browser_test.py NEWSD NEWSIDX SAMPLE_ARTICLES BUILD_FOLDER
Leaves a screenshot of each state in BUILD_FOLDER/screenshots."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import urllib.request

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

import axe_core
import browser

NEWSD, NEWSIDX, SAMPLE, BUILD = sys.argv[1:5]
SCREENSHOTS = pathlib.Path(BUILD) / "screenshots"
PAGE_BYTES = 50_000
ATTACK = "\"'></a></title><script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">"
NOTICE = ("가온시는 봄 축제를 사흘 동안 연다고 밝혔다. 행사장은 강변 공원이며 셔틀버스가 십오 분마다 다닌다. "
          "먹을거리 장터에는 서른 곳이 들어서고 입장은 무료다. 비가 오면 실내 체육관으로 옮긴다. ")


def made_articles():
    """What the sample articles have not: many on one matter, copies, hostile text."""
    for i in range(1, 36):
        yield {"id": f"rain/{i}", "title": f"장마 소식 {i}호", "date": f"202{i % 3 + 2}-07-{i % 28 + 1:02}",
               "text": f"남쪽에서 올라온 비구름이 {i}번째 고을에 {i * 7}밀리미터의 비를 뿌렸다.", "categories": ["날씨"]}
    for i in range(3):
        yield {"id": f"copy-{i}", "title": "강변 공원 봄 축제 열려", "date": f"2024-04-0{i + 1}", "text": NOTICE * 3}
    yield {"id": "attack'\"<1>", "title": "해킹시도 " + ATTACK, "date": "2024-01-01", "text": "해킹시도 " + ATTACK,
           "url": "javascript:document.title='hacked'", "categories": [ATTACK], "tags": [ATTACK]}


def make_index(folder):
    lines = pathlib.Path(folder) / "made.jsonl"
    lines.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in made_articles()))
    index = str(pathlib.Path(folder) / "index")
    subprocess.run([NEWSIDX, "update", "--quiet", index, SAMPLE, str(lines)], check=True)
    return index


class PageTest(unittest.TestCase):
    browser_options = {}

    @classmethod
    def setUpClass(cls):
        SCREENSHOTS.mkdir(exist_ok=True)
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.newsd = browser.Newsd(NEWSD, make_index(folder.name))
        cls.addClassCleanup(cls.newsd.stop)
        cls.driver = browser.chromium(**cls.browser_options)
        cls.addClassCleanup(cls.driver.quit)

    def open(self, **parameters):
        self.driver.get(self.newsd.url + "?" + urllib.parse.urlencode(parameters, doseq=True))

    def find(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        found = self.find(selector)
        self.assertEqual(len(found), 1, selector)
        return found[0]

    def texts(self, selector):
        return [each.text for each in self.find(selector)]

    def wait(self, condition, message=""):
        return WebDriverWait(self.driver, 20).until(lambda _: condition(), message)

    def shoot(self, name):
        self.driver.save_screenshot(str(SCREENSHOTS / f"{name}.png"))

    def parameters(self):
        return urllib.parse.parse_qs(urllib.parse.urlparse(self.driver.current_url).query)

    def follow(self, element):
        before = self.one("html")
        element.click()
        self.wait(lambda: self.is_gone(before))

    def is_gone(self, element):
        try:
            element.is_enabled()
            return False
        except Exception:
            return self.driver.execute_script("return document.readyState") == "complete"


class Typing(PageTest):
    def setUp(self):
        self.open()
        self.box = self.one("#q")
        self.box.click()

    def compose(self, text):
        self.driver.execute_cdp_cmd("Input.imeSetComposition",
                                    {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})

    def commit(self, text):
        self.driver.execute_cdp_cmd("Input.insertText", {"text": text})

    def press(self, key, code):
        for kind in ("rawKeyDown", "keyUp"):
            self.driver.execute_cdp_cmd("Input.dispatchKeyEvent",
                                        {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code})

    def options(self, selector="[role=option]"):
        # At once: the list may change between two questions.
        return self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].map(each => each.textContent)", selector)

    def wait_for_option(self, text):
        self.wait(lambda: text in self.options(), text)

    def active(self):
        return self.options("[role=option][aria-selected=true]")

    def test_suggestions_follow_the_syllable_under_way(self):
        for half in ("ㄷ", "도", "돗", "도서", "도섴", "도서과"):
            self.compose(half)
        self.wait_for_option("도서관")
        self.shoot("composing")
        self.commit("도서관")
        self.assertEqual(self.box.get_attribute("value"), "도서관")

    def test_keys_of_the_input_method_are_not_taken(self):
        self.compose("도서과")
        self.wait_for_option("도서관")
        address = self.driver.current_url
        self.press("ArrowDown", 40)
        self.press("ArrowDown", 229)
        self.assertEqual(self.active(), [])
        self.press("Enter", 229)
        self.assertIn("도서관", self.options())
        self.assertEqual(self.driver.current_url, address)
        self.commit("도서관")
        # Now they are: until the last answer is here, which begins the list anew.
        self.wait(lambda: self.press("ArrowDown", 40) or self.active())

    def test_keyboard_chooses(self):
        self.commit("도서")
        self.wait_for_option("도서관")
        place = self.options().index("도서관")
        for _ in range(place + 1):
            self.box.send_keys(Keys.ARROW_DOWN)
        self.assertEqual(self.active(), ["도서관"])
        self.assertEqual(self.box.get_attribute("aria-activedescendant"), f"suggestion-{place}")
        self.box.send_keys(Keys.ENTER)
        self.wait(lambda: self.parameters().get("q") == ["도서관"])
        self.assertIn("국경 마을의 천막 도서관, 책 3만 권이 건넌 강", self.texts(".hits h2"))

    def test_arrows_go_round_by_way_of_the_box(self):
        self.commit("도서")
        self.wait_for_option("도서관")
        self.box.send_keys(Keys.ARROW_UP)
        self.assertEqual(self.active(), self.options()[-1:])
        self.box.send_keys(Keys.ARROW_DOWN)
        self.assertEqual(self.active(), [])
        self.assertEqual(self.box.get_attribute("value"), "도서")

    def test_escape_and_leaving_close(self):
        for leave in (Keys.ESCAPE, Keys.TAB):
            self.commit("도서")
            self.wait_for_option("도서관")
            self.assertEqual(self.box.get_attribute("aria-expanded"), "true")
            self.box.send_keys(leave)
            self.assertEqual(self.options(), [])
            self.assertEqual(self.box.get_attribute("aria-expanded"), "false")
            self.setUp()

    def test_mouse_chooses(self):
        self.commit("도서")
        self.wait_for_option("도서관")
        next(each for each in self.find("[role=option]") if each.text == "도서관").click()
        self.wait(lambda: self.parameters().get("q") == ["도서관"])

    def test_late_answers_are_dropped(self):
        self.driver.execute_script("""
            const ask = window.fetch;
            window.asked = [];
            window.fetch = (address, how) => {
              window.asked.push(decodeURIComponent(address));
              if (window.asked.length > 1) return ask(address, how);
              // Does not hear that it was aborted, and comes last.
              return new Promise(done => setTimeout(() => done(ask(address).then(a => { window.late = true; return a; })), 700));
            };""")
        self.commit("장")
        self.wait(lambda: self.driver.execute_script("return asked.length") == 1)
        self.box.send_keys(Keys.BACKSPACE)
        self.commit("도서")
        self.wait_for_option("도서관")
        self.wait(lambda: self.driver.execute_script("return window.late"))
        self.driver.execute_async_script("setTimeout(arguments[0], 100)")
        self.assertIn("도서관", self.options())

    def test_enter_searches_for_what_was_typed(self):
        self.commit("장마")
        self.box.send_keys(Keys.ENTER)
        self.wait(lambda: self.parameters() == {"q": ["장마"]})

    def test_slash_goes_to_the_box(self):
        self.open(q="장마")
        self.one("body").send_keys("/")
        focused = self.driver.switch_to.active_element
        self.assertEqual(focused.get_attribute("id"), "q")
        focused.send_keys("/")
        self.assertEqual(focused.get_attribute("value"), "/")


class Reading(PageTest):
    def test_pages(self):
        self.open(q="장마")
        seen = self.texts(".hits h2")
        self.assertEqual(len(seen), 10)
        self.assertIn("장마", self.texts(".hits mark"))
        for page in ("2", "3"):
            self.follow(self.one("[rel=next]"))
            self.assertEqual(self.texts(".pages [aria-current=page]"), [page])
            seen += self.texts(".hits h2")
        self.assertEqual(len(set(seen)), 30)
        self.follow(self.one("[rel=prev]"))
        self.assertEqual(self.texts(".hits h2"), seen[10:20])

    def test_filters(self):
        self.open(q="장마")
        self.shoot("results")
        self.follow(next(each for each in self.find(".facets a") if each.text == "2023년"))
        self.assertEqual(self.parameters()["from"], ["2023"])
        self.assertTrue(all(each.startswith("2023년 7월") for each in self.texts(".hits time")))
        self.shoot("filters")
        self.follow(self.one(".filters a"))
        self.assertEqual(self.parameters(), {"q": ["장마"]})

    def test_dates_of_the_form(self):
        self.open(q="장마")
        self.one(".period summary").click()
        self.driver.execute_script("document.querySelector('[name=from]').value = '2024-07-10'")
        self.driver.execute_script("document.querySelector('[name=to]').value = '2024-07-12'")
        self.follow(self.one(".period button"))
        self.assertEqual(self.parameters(), {"q": ["장마"], "from": ["2024-07-10"], "to": ["2024-07-12"]})
        self.assertTrue(self.texts(".hits time"))
        self.assertLessEqual(set(self.texts(".hits time")), {f"2024년 7월 {day}일" for day in (10, 11, 12)})

    def test_orders(self):
        self.open(q="장마")
        self.follow(next(each for each in self.find(".sort a") if each.text == "오래된순"))
        self.assertEqual(self.texts(".sort [aria-current]"), ["오래된순"])
        self.assertTrue(self.texts(".hits time")[0].startswith("2022년"))

    def test_copies_are_folded_and_listed_on_request(self):
        self.open(q="강변 공원 봄 축제")
        self.assertEqual(self.texts(".hits h2").count("강변 공원 봄 축제 열려"), 1)
        self.follow(next(each for each in self.find(".more a") if each.text == "거의 같은 기사 2건"))
        self.assertEqual(len(self.find("#copies li")), 2)
        self.shoot("copies")

    def test_suggestion(self):
        self.open(q="도서괸")
        self.shoot("suggestion")
        self.follow(self.one(".meant a"))
        self.assertEqual(self.parameters()["q"], ["도서관"])
        self.assertTrue(self.texts(".hits h2"))

    def test_article_without_address_is_read_here(self):
        self.open(q="장마")
        title = self.texts(".hits h2")[0]
        self.follow(self.find(".hits h2 a")[0])
        self.assertEqual(self.texts("h1"), [title])
        self.assertTrue(self.find(".similar li"))
        self.shoot("article")
        self.driver.get(self.newsd.url + "read?id=none")
        self.assertEqual(self.texts("h1"), ["그런 기사가 없습니다"])

    def test_article_with_address_is_linked_there(self):
        self.open(q="천막 도서관")
        self.assertEqual(urllib.parse.unquote(self.find(".hits h2 a")[0].get_dom_attribute("href")).split("/")[-4:],
                         ["2024", "09", "02", "world-refugee-library.html"])

    def test_nothing_found_and_errors(self):
        self.open(q="쀍쀍쀍쀍", category="날씨")
        self.assertIn("찾는 기사가 없습니다", self.one(".none").text)
        self.shoot("nothing")
        self.open(q="장마", **{"from": "어제"})
        self.assertEqual(self.texts("h1"), ["이렇게는 찾을 수 없습니다"])
        self.assertEqual(self.one("#q").get_attribute("value"), "장마")
        self.shoot("error")
        self.open(q="가" * 3000)
        self.assertEqual(self.texts("h1"), ["이렇게는 찾을 수 없습니다"])

    def test_hostile_text_stays_text(self):
        self.open(q="해킹시도", category=ATTACK, tag=ATTACK)
        self.assertEqual(len(self.find(".hits li")), 1)
        self.assertIn(ATTACK, self.texts(".hits h2")[0])
        self.assertEqual(self.find("main img, main script"), [])
        self.follow(self.find(".hits h2 a")[0])
        self.assertIn(ATTACK, self.texts("h1")[0])
        self.open(q=ATTACK)
        self.assertNotEqual(self.driver.title, "hacked")
        self.one("#q").clear()
        self.one("#q").click()
        self.driver.execute_cdp_cmd("Input.insertText", {"text": "해킹시"})
        self.wait(lambda: any(ATTACK in each for each in self.texts("[role=option]")))
        self.assertNotEqual(self.driver.title, "hacked")

    def test_whole_page_is_small_and_from_one_place(self):
        self.open(q="장마")
        addresses = self.driver.execute_script(
            "return [location.href, ...performance.getEntriesByType('resource').map(each => each.name)]")
        self.assertTrue(all(each.startswith(self.newsd.url) for each in addresses), addresses)
        self.assertTrue({"css", "js"} <= {each.rsplit(".", 1)[-1] for each in addresses}, addresses)
        sizes = [len(urllib.request.urlopen(each).read()) for each in addresses]
        self.assertLess(sum(sizes), PAGE_BYTES)

    def test_nothing_is_complained_of(self):
        self.driver.get_log("browser")
        self.open(q="장마")
        self.assertEqual(self.driver.get_log("browser"), [])


class English(PageTest):
    browser_options = {"language": "en-US"}

    def test_by_the_browser_and_by_choice(self):
        self.open(q="장마")
        self.assertEqual(self.one("html").get_attribute("lang"), "en")
        self.assertIn("35 articles", self.one(".count").text)
        self.shoot("english")
        self.follow(self.one("footer > a"))
        self.assertEqual(self.one("html").get_attribute("lang"), "ko")
        self.follow(self.one("[rel=next]"))
        self.assertEqual(self.one("html").get_attribute("lang"), "ko")


class WithoutJavaScript(PageTest):
    browser_options = {"javascript": False}

    def test_searches_and_turns_pages(self):
        self.open()
        self.assertIsNone(self.one("#q").get_dom_attribute("role"))
        self.one("#q").send_keys("장마", Keys.ENTER)
        self.wait(lambda: self.parameters().get("q") == ["장마"])
        self.assertEqual(len(self.find(".hits > li")), 10)
        first = self.texts(".hits h2")
        self.one("[rel=next]").click()
        self.wait(lambda: self.parameters().get("page") == ["2"])
        self.assertNotEqual(self.texts(".hits h2"), first)


class Dark(PageTest):
    browser_options = {"dark": True}

    def test_is_dark(self):
        self.open(q="장마")
        self.shoot("dark")
        color = self.driver.execute_script("return getComputedStyle(document.body).backgroundColor")
        self.assertLess(sum(int(each) for each in color[4:-1].split(",")), 150)


class Narrow(PageTest):
    browser_options = {"width": 360, "height": 740}

    def test_nothing_sticks_out(self):
        for query in ("장마", "해킹시도", "긴" * 90):
            self.open(q=query, category=[])
            self.shoot("narrow")
            self.assertLessEqual(self.driver.execute_script("return document.documentElement.scrollWidth"), 360, query)


class Accessibility(PageTest):
    def violations(self):
        self.driver.execute_script(axe_core.source(BUILD))
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run().then(done, error => done({violations: [String(error)]}))")
        return [(each["id"], [node["html"] for node in each["nodes"]]) if isinstance(each, dict) else each
                for each in found["violations"]]

    def check(self):
        for query in ({}, {"q": "장마"}, {"q": "장마", "page": 2, "from": "2024", "to": "2024", "category": "날씨"},
                      {"q": "도서괸"}, {"q": "강변 공원 봄 축제", "copies": "copy-2"}, {"q": "쀍쀍쀍"},
                      {"q": "장마", "from": "어제"}, {"q": "장마", "lang": "en"}):
            self.open(**query)
            self.assertEqual(self.violations(), [], query)
        self.driver.get(self.newsd.url + "read?id=rain/3")
        self.assertEqual(self.violations(), [])

    def test_pages(self):
        self.check()

    def test_open_list(self):
        self.open()
        self.one("#q").click()
        self.driver.execute_cdp_cmd("Input.insertText", {"text": "도서"})
        self.wait(lambda: self.find("[role=option]"))
        self.one("#q").send_keys(Keys.ARROW_DOWN)
        self.assertEqual(self.violations(), [])

    def test_finds_what_is_wrong(self):
        self.open()
        self.driver.execute_script("document.querySelector('main').append(document.createElement('img'))")
        self.assertEqual([name for name, _ in self.violations()], ["image-alt"])


class DarkAccessibility(Accessibility):
    browser_options = {"dark": True}


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)

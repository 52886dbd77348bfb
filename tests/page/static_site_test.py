# SPDX-License-Identifier: GPL-2.0-or-later
"""docs/example/static-site as docs/static-sites.md says: sites of Jekyll behind nginx and of Hugo behind Caddy, whose
search page finds articles where the site has them. Usage: static_site_test.py NEWSD NEWSIDX DOCS"""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

import browser

NEWSD, NEWSIDX, DOCS = sys.argv[1:4]
EXAMPLE = pathlib.Path(DOCS) / "example/static-site"
SAMPLE = pathlib.Path(DOCS) / "sample"
SNIPPET_BYTES = 3_000


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def run(*command, **how):
    subprocess.run(command, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, **how)


def replaced(text, *pairs):
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


class SiteTest:
    """A site that was built in self.site and indexed in self.index."""

    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        cls.folder.chmod(0o755)  # workers of nginx are of another user
        cls.site, cls.index = cls.folder / "site", str(cls.folder / "index")
        cls.build()
        cls.newsd = browser.Newsd(NEWSD, cls.index)
        cls.addClassCleanup(cls.newsd.stop)
        cls.port = free_port()
        cls.url = f"http://127.0.0.1:{cls.port}/"
        cls.proxy = cls.start_proxy()
        cls.addClassCleanup(cls.stop_proxy)
        cls.wait_for_proxy()
        cls.driver = browser.chromium()
        cls.addClassCleanup(cls.driver.quit)

    @classmethod
    def stop_proxy(cls):
        cls.proxy.terminate()
        cls.proxy.wait()

    @classmethod
    def copy_source(cls, kind, snippets):
        source = cls.folder / kind
        shutil.copytree(EXAMPLE / kind, source)
        (source / snippets).mkdir(parents=True)
        shutil.copy(EXAMPLE / "malmoi-search.html", source / snippets)
        return source

    @classmethod
    def wait_for_proxy(cls):
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", cls.port)).close()
                return
            except OSError:
                if cls.proxy.poll() is not None:
                    raise RuntimeError("the web server ended")
                time.sleep(0.1)
        raise RuntimeError("the web server does not answer")

    def wait(self, condition):
        return WebDriverWait(self.driver, 20).until(lambda _: condition())

    def texts(self, selector):
        return self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].map(each => each.textContent)", selector)

    def test_finds_an_article_where_it_is(self):
        self.driver.get(self.url + "find/")
        box = self.driver.find_element(By.NAME, "q")
        box.click()
        self.driver.execute_cdp_cmd("Input.imeSetComposition", {"text": "도서과", "selectionStart": 3, "selectionEnd": 3})
        self.wait(lambda: "도서관" in self.texts("#malmoi li"))
        self.driver.find_element(By.LINK_TEXT, "도서관").click()
        self.wait(lambda: self.title in self.texts("#malmoi-results h3"))
        self.assertIn("도서관", self.texts("#malmoi-results mark"))
        self.driver.find_element(By.LINK_TEXT, self.title).click()
        self.wait(lambda: self.title in self.texts("h1"))
        self.assertEqual(urllib.parse.unquote(urllib.parse.urlparse(self.driver.current_url).path), self.path)

    def test_says_that_nothing_is_found(self):
        self.driver.get(self.url + "find/?q=" + urllib.parse.quote("쀍쀍쀍쀍"))
        self.wait(lambda: self.texts("[role=status]") == ["찾는 기사가 없습니다."])

    def test_page_of_newsd_is_under_search(self):
        self.driver.get(self.url + "search/?q=" + urllib.parse.quote("도서관"))
        self.assertIn(self.title, self.texts(".hits h2"))
        self.assertEqual(self.driver.execute_script("return getComputedStyle(document.querySelector('.hits')).listStyleType"),
                         "none")

    def test_every_article_is_where_the_index_says(self):
        articles = self.addresses()
        self.assertTrue(articles)
        for address in articles:
            urllib.request.urlopen(self.url + address.lstrip("/"))

    def addresses(self):
        with urllib.request.urlopen(self.newsd.url + "search?limit=100") as answer:
            return [hit["url"] for hit in json.load(answer)["hits"]]


class JekyllBehindNginx(SiteTest, unittest.TestCase):
    title = "국경 마을의 천막 도서관, 책 3만 권이 건넌 강"
    path = "/국제/문화/2024/09/02/world-refugee-library.html"

    @classmethod
    def build(cls):
        source = cls.copy_source("jekyll", "_includes")
        shutil.copytree(SAMPLE / "_posts", source / "_posts")
        (source / "_includes/notice.html").touch()  # which the sample articles include
        run("jekyll", "build", "--quiet", "--source", source, "--destination", cls.site)
        run(NEWSIDX, "update", "--quiet", "--prune", cls.index, source / "_posts")

    @classmethod
    def start_proxy(cls):
        server = replaced((EXAMPLE / "nginx.conf").read_text(), ("listen 80", f"listen 127.0.0.1:{cls.port}"),
                          ("/srv/news/site", str(cls.site)), ("127.0.0.1:8080", f"127.0.0.1:{cls.newsd.port}"))
        (cls.folder / "logs").mkdir()
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        (cls.folder / "nginx.conf").write_text(
            f"daemon off; pid {cls.folder}/pid; error_log {cls.folder}/logs/error.log;\nevents {{}}\nhttp {{\n"
            "include /etc/nginx/mime.types; access_log off;\n" +
            "".join(f"{kind}_temp_path {cls.folder}/{kind};\n" for kind in kinds) + server + "}\n")
        return subprocess.Popen(["/usr/sbin/nginx", "-p", cls.folder, "-e", "logs/error.log", "-c", cls.folder / "nginx.conf"])


class HugoBehindCaddy(SiteTest, unittest.TestCase):
    title = "폐교가 마을 도서관이 되기까지, 물안리의 열 달"
    path = "/posts/village-library/"

    @classmethod
    def build(cls):
        source = cls.copy_source("hugo", "layouts/partials")
        shutil.copytree(SAMPLE / "content/posts", source / "content/posts")
        run("hugo", "--quiet", "--source", source, "--destination", cls.site)
        run(NEWSIDX, "update", "--quiet", "--prune", "--source", "site", cls.index, cls.site / "articles.jsonl")

    @classmethod
    def start_proxy(cls):
        site = replaced((EXAMPLE / "Caddyfile").read_text(), ("news.example", f"http://127.0.0.1:{cls.port}"),
                        ("/srv/news/site", str(cls.site)), ("127.0.0.1:8080", f"127.0.0.1:{cls.newsd.port}"))
        (cls.folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + site)
        home = {"HOME": str(cls.folder), "XDG_DATA_HOME": str(cls.folder), "XDG_CONFIG_HOME": str(cls.folder)}
        return subprocess.Popen(["caddy", "run", "--config", cls.folder / "Caddyfile"], env={**os.environ, **home},
                                stderr=subprocess.DEVNULL)


class Snippet(unittest.TestCase):
    def test_is_small(self):
        self.assertLess((EXAMPLE / "malmoi-search.html").stat().st_size, SNIPPET_BYTES)

    def test_settings_are_known(self):
        with tempfile.TemporaryDirectory() as folder:
            run(NEWSIDX, "update", "--quiet", f"{folder}/index", SAMPLE)
            run(NEWSIDX, "update", "--quiet", "--config", EXAMPLE / "newsd.yaml", f"{folder}/index", SAMPLE)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)

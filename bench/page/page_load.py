# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the search page of a running newsd takes to load in headless Chromium, cache empty and full, and its bytes.
Usage: page_load.py URL QUERY [RUNS], such as page_load.py http://127.0.0.1:8080/ 대통령"""
import pathlib
import statistics
import sys
import urllib.parse
import urllib.request

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests/page"))
import browser  # noqa: E402

URL = sys.argv[1] + "?q=" + urllib.parse.quote(sys.argv[2])
RUNS = int(sys.argv[3]) if len(sys.argv) > 3 else 21
# The script is deferred: DOMContentLoaded comes after it ran, when all of the page can be used.
TIMES = """const [page] = performance.getEntriesByType("navigation");
  return [page.responseEnd, page.domContentLoadedEventEnd, page.loadEventEnd]"""


def loads(driver, cold):
    for _ in range(RUNS + 1):
        if cold:
            driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        driver.get(URL)
        yield driver.execute_script(TIMES)


driver = browser.chromium()
try:
    print("| cache | HTML ms | usable ms | loaded ms | slowest usable ms |\n|---|---|---|---|---|")
    for cold in (True, False):
        times = list(loads(driver, cold))[1:]  # the first warms the server and the browser
        median = [f"{statistics.median(each):.1f}" for each in zip(*times)]
        print(f"| {'empty' if cold else 'full'} | {' | '.join(median)} | {max(each[1] for each in times):.1f} |")
    addresses = driver.execute_script(
        "return [location.href, ...performance.getEntriesByType('resource').map(each => each.name)]")
    print(f"\n{sum(len(urllib.request.urlopen(each).read()) for each in addresses):,} bytes uncompressed")
finally:
    driver.quit()

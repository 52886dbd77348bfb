# SPDX-License-Identifier: GPL-2.0-or-later
"""Headless Chromium, and a newsd for it to look at."""
import os
import re
import subprocess
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service


def chromium(language="ko", dark=False, width=1100, height=900, javascript=True):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    # As root, and in containers without user namespaces, Chromium's sandbox cannot start.
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                     f"--window-size={width},{height}", f"--accept-lang={language}"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"intl.accept_languages": language})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    driver.set_page_load_timeout(60)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                           {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not javascript})
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
    return driver


class Newsd:
    """Serves an index on a port of its own."""

    def __init__(self, program, index, settings=()):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml", delete=False) as file:
            file.write("\n  ".join(["server:", "port: 0", "access_log: false", *settings]) + "\n")
        environment = {name: value for name, value in os.environ.items() if name != "NEWSD_TOKEN"}
        self.process = subprocess.Popen([program, index, "--config", file.name], stderr=subprocess.PIPE, text=True,
                                        env=environment)
        log = ""
        while not (serving := re.search(r" port (\d+),", log)):
            line = self.process.stderr.readline()
            if not line:
                raise RuntimeError("newsd did not start: " + log)
            log += line
        os.unlink(file.name)
        self.port = int(serving[1])
        self.url = f"http://127.0.0.1:{self.port}/"

    def stop(self):
        self.process.terminate()
        self.process.communicate()

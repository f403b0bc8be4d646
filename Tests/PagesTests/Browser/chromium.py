"""The Chromium that scripts look at pages with."""

import contextlib
import pathlib
import sys

from playwright.sync_api import sync_playwright

PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]


@contextlib.contextmanager
def chromium():
    executable = next((path for path in PATHS if pathlib.Path(path).exists()), None)
    if executable is None:
        sys.exit(f"no Chromium in {', '.join(PATHS)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


def end(problems):
    """Prints the problems, and ends the program with an error if there are any."""
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)

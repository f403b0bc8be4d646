"""How large a page is and how fast a headless Chromium opens it from disk.

    measure.py PAGE [SECONDS]

The times are medians of five, each in a new context: until the document is there with its script run, and until
all is loaded. A page of 3 MB or more is a problem, and one that takes as many seconds as are given, or more;
tests give none, as they do not depend on a clock.
"""

import pathlib
import statistics
import sys

from chromium import chromium, end

TIMES = "(({ domContentLoadedEventEnd, loadEventEnd }) => [domContentLoadedEventEnd, loadEventEnd])" \
    "(performance.getEntriesByType('navigation')[0])"

limit = float(sys.argv[2]) if len(sys.argv) > 2 else float("inf")
page_file = pathlib.Path(sys.argv[1]).resolve()
size = page_file.stat().st_size
times = []
with chromium() as browser:
    for _ in range(5):
        context = browser.new_context()
        page = context.new_page()
        page.goto(page_file.as_uri())
        times.append(page.evaluate(TIMES))
        context.close()
content, load = (statistics.median(column) for column in zip(*times))
print(f"{size / 1e6:.2f} MB, content after {content:.0f} ms, loaded after {load:.0f} ms (medians of {len(times)})")
end([text for text, is_problem in [
    (f"the page has {size} bytes, 3 MB or more", size >= 3_000_000),
    (f"the page takes {load:.0f} ms, {limit} s or more", load >= 1000 * limit),
] if is_problem])

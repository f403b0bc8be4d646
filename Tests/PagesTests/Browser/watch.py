"""Serves pages one after another as a training does, and looks whether a reader keeps the place.

    watch.py FOLDER

FOLDER has 0.html, which ends with frame 3, 1.html with a section more above and frames to 5, and 2.html, the page of
the finished run, which has the frames 0, 2, 4 … alone.
"""

import http.server
import pathlib
import sys
import threading

from chromium import chromium, end

folder = pathlib.Path(sys.argv[1])
shown = 0
asked = []
problems = []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        body = str(shown).encode() if self.path == "/version" else (folder / f"{shown}.html").read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain" if self.path == "/version" else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def expect(what, found, wanted):
    if found != wanted:
        problems.append(f"page {shown}: {what} is {found!r}, not {wanted!r}")


def renew(page, number):
    global shown
    shown = number
    page.wait_for_function("title => document.title === title", arg=f"page {number}")


PLACES = """() => ({
  isOpen: document.querySelector("#training details").open,
  scrolled: document.querySelector("#training .scroll").scrollLeft,
  top: Math.round(document.querySelector("#training").getBoundingClientRect().top),
  focus: document.activeElement.type,
  label: document.querySelector("output").textContent,
  last: document.querySelector("[type=range]").max,
  picture: document.querySelector(".picture desc").textContent,
})"""


def read(browser, address):
    page = browser.new_page(viewport={"width": 800, "height": 500})
    page.on("console", lambda message: problems.append(f"page {shown}: console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"page {shown}: script: {error}"))
    page.goto(address)
    page.click("#training summary")
    page.evaluate("document.querySelector('#training .scroll').scrollLeft = 60")
    page.focus("[type=range]")
    page.evaluate("document.querySelector('#training').scrollIntoView(); scrollBy(0, 40)")
    before = page.evaluate(PLACES)
    expect("the frame", before["label"], "frame 3")
    expect("the table's place", before["scrolled"], 60)

    renew(page, 1)
    expect("the place of reading with the last frame", page.evaluate(PLACES),
           before | {"label": "frame 5", "last": "5", "picture": "picture of frame 5"})

    page.keyboard.press("ArrowLeft")
    expect("the frame", page.evaluate(PLACES)["label"], "frame 4")
    renew(page, 2)
    expect("the place of reading with a frame before the last", page.evaluate(PLACES),
           before | {"label": "frame 4", "last": "4", "picture": "picture of frame 4"})
    page.keyboard.press("End")
    expect("the last frame", page.evaluate(PLACES)["label"], "frame 8")
    asked.clear()
    page.wait_for_timeout(1500)
    expect("what is asked for after the last page", asked, [])


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
with chromium() as browser:
    read(browser, f"http://127.0.0.1:{server.server_port}/")
end(problems)

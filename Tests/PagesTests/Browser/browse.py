"""Opens pages in a headless Chromium, at two widths, light and dark, and looks for what a reader would mind.

    browse.py PAGE REFERENCES

No message on the console, nothing fetched, no violation that axe finds, no page or figure wider than the screen, no
figure with letters too small to read, no details closed on paper; the slider, where there is one, moves by keys and
the button plays. Pictures of the first screen are compared with those in the folder REFERENCES (APUS_KEEP_PICTURES=1
writes them), both made eight times smaller, as letters differ between machines: an empty page differs by 8 to 14 of
255, one that is shifted by two lines by as much.
"""

import importlib.util
import io
import os
import pathlib
import sys

from PIL import Image, ImageChops, ImageStat

from chromium import chromium, end

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
TOLERANCE = 4.0  # of 255
LETTERS = 9.0  # pixels, of the numbers at axes

page_file, references = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
keeps = os.environ.get("APUS_KEEP_PICTURES") == "1"
axe = next(pathlib.Path(importlib.util.find_spec("axe_core_python").origin).parent.glob("axe*.js"))
problems = []


def compare(name, png):
    reference = references / f"{name}.png"
    if keeps:
        references.mkdir(parents=True, exist_ok=True)
        Image.open(io.BytesIO(png)).convert("P", palette=Image.Palette.ADAPTIVE).save(reference, optimize=True)
        return
    (kept, shown) = (Image.open(source).convert("RGB") for source in (reference, io.BytesIO(png)))
    if kept.size != shown.size:
        problems.append(f"{name}: the picture has {shown.size} pixels, the reference {kept.size}")
        return
    small = [image.resize((image.width // 8, image.height // 8), Image.Resampling.BOX) for image in (kept, shown)]
    difference = sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3
    print(f"{name}: mean difference from the reference {difference:.2f} of 255")
    if difference > TOLERANCE:
        problems.append(f"{name}: differs from the reference by {difference:.1f}, more than {TOLERANCE}")


def move(page, name):
    slider = page.locator(".flipbook input[type=range]").first
    output = page.locator(".flipbook output").first
    picture = page.locator(".flipbook .picture").first
    seen = set()
    slider.focus()
    for key in ["Home", "ArrowRight", "ArrowRight", "End"]:
        page.keyboard.press(key)
        seen.add((output.inner_text(), picture.inner_html()))
    if len(seen) != 4:
        problems.append(f"{name}: four places of the slider show {len(seen)} frames")
    button = page.locator(".flipbook button").first
    button.focus()
    page.keyboard.press("Enter")
    first = output.inner_text()
    page.wait_for_function("first => document.querySelector('.flipbook output').innerText !== first", arg=first)
    page.keyboard.press("Enter")
    if button.inner_text() != "Play":
        problems.append(f"{name}: the button does not pause")


FIGURES = """() => [...document.querySelectorAll("svg.apus")].filter((svg) => svg.checkVisibility()).map((svg) => ({
  title: svg.querySelector("title")?.textContent,
  letters: 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width,
  right: svg.getBoundingClientRect().right,
}))"""


def read_figures(page, name, width):
    figures = page.evaluate(FIGURES)
    if not figures:
        problems.append(f"{name}: no figures")
    for figure in figures:
        if figure["right"] > width:
            problems.append(f"{name}: '{figure['title']}' reaches {figure['right']} pixels, beyond the screen")
        if figure["letters"] < LETTERS:
            problems.append(f"{name}: '{figure['title']}' has letters of {figure['letters']:.1f} pixels")


def print_page(page, name):
    page.evaluate("""() => {
        window.closedCounts = [];
        const count = () => closedCounts.push(document.querySelectorAll("details:not([open])").length);
        for (const time of ["beforeprint", "afterprint"]) addEventListener(time, count);
    }""")
    there = page.locator("details").count()
    page.pdf()
    closed = page.evaluate("window.closedCounts")
    if closed != [0, there]:
        problems.append(f"{name}: of {there} details, {closed} are closed on paper and after it")


def look(browser, name, size, scheme):
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.on("console", lambda message: problems.append(f"{name}: console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"{name}: script: {error}"))
    page.on("request", lambda request: request.url == page_file.as_uri() or request.url.startswith("data:")
            or problems.append(f"{name}: fetches {request.url}"))
    page.on("dialog", lambda dialog: problems.append(f"{name}: a dialog, {dialog.message}"))
    page.goto(page_file.as_uri())
    compare(name, page.screenshot())
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > size[0]:
        problems.append(f"{name}: the page is {width} pixels wide, the screen {size[0]}")
    read_figures(page, name, size[0])
    print_page(page, name)
    page.evaluate("document.querySelectorAll('details').forEach((more) => (more.open = true))")
    page.evaluate(axe.read_text())
    for found in page.evaluate("axe.run()")["violations"]:
        node = found["nodes"][0]
        problems.append(f"{name}: axe: {found['id']} ({len(found['nodes'])}): {node['html'][:200]}")
    if page.locator(".flipbook").count():
        move(page, name)
    context.close()


with chromium() as browser:
    for device, size in SIZES.items():
        for scheme in ("light", "dark"):
            look(browser, f"{device}-{scheme}", size, scheme)
end(problems)

"use strict";
// Training played back: each picture is a list of lines; a frame says which lines are others than in the first.
for (const book of document.querySelectorAll(".flipbook")) {
  const data = JSON.parse(book.querySelector("script").textContent);
  const [slider, button, output] = ["input", "button", "output"].map((name) => book.querySelector(name));
  const pictures = [...book.querySelectorAll(".picture")];
  let timer = 0;

  const show = (index) => {
    data.pictures.forEach((picture, place) => {
      const frame = picture.frames[index];
      if (frame.same !== undefined) {
        const lines = picture.lines.slice();
        for (const [line, text] of frame.same) lines[line] = text;
        pictures[place].innerHTML = lines.join("\n");
      } else {
        pictures[place].innerHTML = frame.whole;
      }
    });
    output.textContent = data.labels[index];
    slider.setAttribute("aria-valuetext", data.labels[index]);
  };

  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.textContent = "Play";
  };

  const play = () => {
    if (Number(slider.value) >= data.labels.length - 1) slider.value = 0;
    button.textContent = "Pause";
    timer = setInterval(() => {
      const next = Number(slider.value) + 1;
      if (next >= data.labels.length) { stop(); return; }
      slider.value = next;
      show(next);
    }, Math.max(60, Math.min(400, 8000 / data.labels.length)));
  };

  slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
  button.addEventListener("click", () => (timer ? stop() : play()));
  slider.disabled = button.disabled = false;
  show(Number(slider.value));
}

// While training is watched, the page comes from the program itself, which says when it has a newer one.
if (location.protocol === "http:") {
  const read = async (path) => (await fetch(path, { cache: "no-store" })).text();
  let shown = null;
  const watch = async () => {
    try {
      const version = await read("version");
      if (shown !== null && version !== shown) { location.reload(); return; }
      shown = version;
      setTimeout(watch, 1000);
    } catch {
      document.title = `${document.title} (ended)`;
    }
  };
  watch();
}

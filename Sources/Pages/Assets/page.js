"use strict";
// Training played back: of each picture there are lines, and for each frame the places of those that it has.
class Flipbook {
  constructor(element) {
    this.element = element;
    [this.slider, this.button, this.output] = ["input", "button", "output"].map((name) => element.querySelector(name));
    this.timer = 0;
    this.read();
    this.slider.addEventListener("input", () => { this.stop(); this.show(this.place); });
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    this.slider.disabled = this.button.disabled = false;
    this.show(this.place);
  }

  read() {
    this.data = JSON.parse(this.element.querySelector("script").textContent);
    this.pictures = [...this.element.querySelectorAll(".picture")];
  }

  get place() { return Number(this.slider.value); }
  get last() { return this.data.steps.length - 1; }

  show(index) {
    this.slider.value = index;
    this.data.pictures.forEach((picture, place) => {
      this.pictures[place].innerHTML = picture.frames[index].map((line) => picture.lines[line]).join("\n");
    });
    this.output.textContent = this.data.labels[index];
    this.slider.setAttribute("aria-valuetext", this.data.labels[index]);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    this.button.textContent = "Play";
  }

  play() {
    if (this.place >= this.last) this.show(0);
    this.button.textContent = "Pause";
    this.timer = setInterval(() => {
      if (this.place >= this.last) this.stop(); else this.show(this.place + 1);
    }, Math.max(60, Math.min(400, 8000 / this.data.steps.length)));
  }

  // Takes the frames of a newer page: a slider at the last frame follows them, one elsewhere stays at its step.
  renew(fresh) {
    const follows = this.place === this.last;
    const step = this.data.steps[this.place];
    for (const part of ["script", ".pictures", "figcaption"]) {
      this.element.querySelector(part).replaceWith(fresh.querySelector(part));
    }
    this.read();
    this.slider.max = this.last;
    const later = this.data.steps.findIndex((other) => other >= step);
    this.show(follows || later < 0 ? this.last : later);
  }
}

const books = new WeakMap();
const findBooks = () => {
  for (const element of document.querySelectorAll(".flipbook")) {
    if (!books.has(element)) books.set(element, new Flipbook(element));
  }
};
findBooks();

// While training is watched, the page comes from the program itself, which says when it has a newer one, until that
// of the finished run. Only what differs is changed, so that what is open, scrolled to, dragged or focused stays so.
const isKind = (old, fresh) => ["nodeName", "id", "className"].every((name) => `${old?.[name]}` === `${fresh[name]}`);

const renew = (old, fresh) => {
  if (books.has(old)) { books.get(old).renew(fresh); return; }
  if (old.isEqualNode(fresh)) return;
  if (!fresh.firstElementChild || fresh.nodeName === "svg") { old.replaceWith(fresh); return; }
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  renewContent(old, fresh);
};

const renewContent = (old, fresh) => {
  let next = old.firstChild;
  for (const part of [...fresh.childNodes]) {
    // Near ones are known by their kind, those further down by their name.
    const known = isKind(next, part) ? next : part.id && [...old.children].find((other) => isKind(other, part));
    if (!known) { old.insertBefore(part, next); continue; }
    while (next !== known) next = removed(next);
    next = known.nextSibling;
    renew(known, part);
  }
  while (next) next = removed(next);
};

const removed = (node) => {
  const next = node.nextSibling;
  node.remove();
  return next;
};

const take = (html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const box = (part) => part.getBoundingClientRect();
  const read = [...document.querySelectorAll("section")].find((part) => box(part).bottom > innerHeight / 2);
  const before = read && box(read).top;
  document.title = fresh.title;
  document.body.toggleAttribute("data-watched", isWatched(fresh));
  renewContent(document.body, fresh.body);
  findBooks();
  if (read?.isConnected) scrollBy({ top: box(read).top - before, behavior: "instant" });
};

const isWatched = (page) => page.body.hasAttribute("data-watched");

if (isWatched(document)) {
  document.documentElement.style.overflowAnchor = "none";
  const read = async (path) => (await fetch(path, { cache: "no-store" })).text();
  let shown = null;
  const watch = async () => {
    try {
      const version = await read("version");
      if (version !== shown) take(await read("."));
      shown = version;
      if (isWatched(document)) setTimeout(watch, 1000);
    } catch {
      document.title = `${document.title} (ended)`;
    }
  };
  watch();
}

// On paper nothing can be opened.
let closedDetails = [];
addEventListener("beforeprint", () => {
  closedDetails = [...document.querySelectorAll("details:not([open])")];
  for (const more of closedDetails) more.open = true;
});
addEventListener("afterprint", () => { for (const more of closedDetails) more.open = false; });

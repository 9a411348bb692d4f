// The coder's desk in the page: one mention after the other, coded by single keys. Every code goes to the kernel at once,
// which writes it to the disk and says so; until it has, the code is kept in the browser, and nothing is taken on that
// the kernel does not answer for. Texts of articles only ever become text nodes.
const PATIENCE = 3000; // milliseconds without an answer before it is said that nothing is saved

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function render({ model, el }) {
  const items = model.get("items");
  const variables = model.get("variables");
  const codes = { ...model.get("codes") };
  const store = `mediaframing-desk:${model.get("file")}:${model.get("coder")}`;
  const pending = new Map(); // id -> {sequence, since}
  let sequence = 0;
  let place = Math.max(0, items.findIndex((item) => !isDone(item)));
  let trouble = "";
  let opened = false;
  let reported = null;

  const root = make("section", {
    class: "mf-view mathjax_ignore mf-desk", tabindex: "0", "aria-label": "Coder’s desk", "data-lm-suppress-shortcuts": "true",
  });
  const alert = make("p", { class: "mf-desk-alert", role: "alert" });
  const status = make("p", { class: "mf-unseen", role: "status", "aria-live": "polite" });
  const head = make("div", { class: "mf-desk-head" });
  const body = make("div", { class: "mf-desk-body" });
  const foot = make("div", { class: "mf-desk-foot" });
  root.append(head, alert, status, body, foot);
  el.append(root);

  function codeOf(item) {
    return codes[item.id] || {};
  }
  function asks(item) {
    return variables.filter((variable) => variable.kinds.includes(item.kind));
  }
  function applies(variable, code) {
    if (variable.name !== "frame" && code.frame === "wrong") return false;
    return !(["speaker", "actor"].includes(variable.name) && code.voice === "outlet");
  }
  function missing(item) {
    const code = codeOf(item);
    return asks(item).filter((v) => v.required && applies(v, code) && !code[v.name]);
  }
  function isDone(item) {
    return missing(item).length === 0;
  }

  function remember() {
    try {
      if (pending.size === 0) localStorage.removeItem(store);
      else localStorage.setItem(store, JSON.stringify(Object.fromEntries([...pending.keys()].map((id) => [id, codes[id]]))));
    } catch {
      // Without storage in the browser the kernel's answer is all there is.
    }
  }

  function send(id) {
    sequence += 1;
    pending.set(id, { sequence, since: Date.now() });
    remember();
    try {
      model.send({ kind: "code", id, code: codes[id], sequence });
    } catch {
      // The timer below says so.
    }
  }

  function setCode(name, value) {
    if (trouble) {
      say("Not saved yet. " + trouble);
      return false;
    }
    const item = items[place];
    const code = { ...codeOf(item) };
    if (value === "" || value === null) delete code[name];
    else code[name] = value;
    if (name === "frame" && value === "wrong") {
      for (const variable of variables) if (variable.name !== "frame") delete code[variable.name];
    }
    if (name === "voice" && value === "outlet") {
      delete code.speaker;
      delete code.actor;
    }
    codes[item.id] = code;
    send(item.id);
    return true;
  }

  function toggleValue(variable, value) {
    const code = codeOf(items[place]);
    if (!applies(variable, code)) return;
    let next = code[variable.name] === value ? "" : value;
    if (variable.several) {
      const now = (code[variable.name] || "").split("; ").filter(Boolean);
      const rest = now.filter((one) => one !== value && one !== "none" && value !== "none");
      next = (now.includes(value) ? rest : [...rest, value]).join("; ");
    }
    if (setCode(variable.name, next)) {
      say(next ? `${variable.name}: ${next}` : `${variable.name}: taken back`);
      draw(`${variable.name}:${value}`);
    }
  }

  function say(text) {
    status.textContent = "";
    // A status that is set to what it was is not read out.
    requestAnimationFrame(() => { status.textContent = text; });
  }

  function go(step, whole = false) {
    if (trouble) return say("Not saved yet. " + trouble);
    const item = items[place];
    if (whole && !isDone(item)) {
      const lacking = missing(item).map((v) => v.name).join(", ");
      say(`Still to code: ${lacking}. The right arrow skips it.`);
      foot.querySelector(".mf-desk-lacking").textContent = `Still to code: ${lacking}. → skips it.`;
      return undefined;
    }
    if (whole) {
      const after = items.findIndex((one, number) => number > place && !isDone(one));
      const first = after >= 0 ? after : items.findIndex((one) => !isDone(one));
      place = first >= 0 ? first : Math.min(place + 1, items.length - 1);
    } else {
      place = Math.min(Math.max(place + step, 0), items.length - 1);
    }
    opened = false;
    draw();
    tellPlace();
    return undefined;
  }

  function tellPlace() {
    const item = items[place];
    const what = item.kind === "sentence" ? "a sentence without a mention" : `${item.label}: ${item.text}`;
    say(`${place + 1} of ${items.length}. ${what}`);
  }

  function drawHead() {
    const done = items.filter(isDone).length;
    const doubted = items.filter((item) => codeOf(item).doubt === "yes").length;
    const skipped = items.slice(0, place).filter((item) => !isDone(item)).length;
    const told = `${done} of ${items.length} coded · ${doubted} in doubt · ${skipped} skipped before this one`;
    const bar = make("progress", { max: items.length, value: done, "aria-label": told });
    const saved = pending.size ? `saving ${pending.size}…` : `saved in ${model.get("file")}`;
    head.replaceChildren(
      make("span", {}, `${model.get("coder")} · ${place + 1}/${items.length}`), bar,
      make("span", { class: "mf-desk-counts" }, told),
      make("span", { class: "mf-desk-saved" }, trouble ? "NOT SAVED" : saved),
    );
    alert.textContent = trouble;
  }

  function drawText(item) {
    const words = make("p", { class: "mf-desk-text", dir: "auto" }, item.before, make("mark", {}, item.text), item.after);
    const asked = item.kind === "sentence"
      ? make("p", { class: "mf-desk-asked" }, "Sentence without a mention")
      : make("p", { class: "mf-desk-asked" }, make("strong", {}, item.label), item.definition ? ` — ${item.definition}` : "");
    const more = make("button", { type: "button", class: "mf-desk-article", "aria-expanded": String(opened) },
      opened ? "Close the article (v)" : "Open the article (v)");
    more.addEventListener("click", toggleArticle);
    const whole = make("div", { class: "mf-desk-whole", tabindex: "0", "aria-label": "The whole article" });
    whole.hidden = !opened;
    return make("div", {}, asked, words, more, whole);
  }

  function toggleArticle() {
    opened = !opened;
    draw(".mf-desk-article");
    if (opened) model.send({ kind: "article", id: items[place].id });
  }

  function showArticle(content) {
    const whole = body.querySelector(".mf-desk-whole");
    if (!whole || content.id !== items[place].id) return;
    const [before, text, after] = content.parts;
    const here = make("mark", {}, text);
    whole.replaceChildren(before, here, after);
    here.scrollIntoView({ block: "center" });
  }

  function drawVariable(variable, code) {
    const off = !applies(variable, code);
    const question = make("div", { class: "mf-desk-question", id: `${store}:${variable.name}`, title: variable.rule },
      `${variable.name} `, make("small", {}, variable.question));
    const row = make("div", { class: "mf-desk-variable" }, question);
    if (variable.values.length) {
      const role = variable.several ? "group" : "radiogroup";
      const group = make("div", { role, "aria-labelledby": question.id, class: "mf-desk-values" });
      for (const { value, label, key } of variable.values) {
        const chosen = (code[variable.name] || "").split("; ").includes(value);
        const button = make("button", {
          type: "button", role: variable.several ? "checkbox" : "radio", "aria-checked": String(chosen), "aria-keyshortcuts": key || null,
          "data-mf-place": `${variable.name}:${value}`, title: label === value ? null : label,
        });
        if (key) button.append(make("kbd", {}, key), " ");
        button.append(label);
        button.disabled = off;
        button.addEventListener("click", () => toggleValue(variable, value));
        group.append(button);
      }
      row.append(group);
    } else {
      const field = make("input", { type: "text", "aria-labelledby": question.id, "data-mf-place": variable.name, value: code[variable.name] || "" });
      field.disabled = off;
      field.addEventListener("input", () => {
        if (setCode(variable.name, field.value)) drawHead();
        else field.value = codeOf(items[place])[variable.name] || "";
      });
      row.append(field);
      if (variable.key) question.prepend(make("kbd", {}, variable.key), " ");
    }
    return row;
  }

  function drawFoot() {
    const button = (text, keys, action) => {
      const made = make("button", { type: "button", "aria-keyshortcuts": keys }, text);
      made.addEventListener("click", action);
      return made;
    };
    const lacking = make("span", { class: "mf-desk-lacking" });
    foot.replaceChildren(
      button("← Back", "ArrowLeft", () => go(-1)),
      button("Next (Enter)", "Enter", () => go(1, true)),
      button("Skip →", "ArrowRight", () => go(1)),
      lacking,
      drawHelp(),
    );
    if (items.every(isDone)) {
      const compare = button("Show what the rules said", "", () => model.send({ kind: "compare" }));
      const end = make("p", { class: "mf-desk-end" }, "All are coded. ");
      if (model.get("comparable")) end.append(compare);
      foot.append(end);
      if (reported) foot.append(make("pre", { class: "mf-desk-report", tabindex: "0" }, reported));
    }
  }

  function drawHelp() {
    const list = make("dl");
    for (const variable of variables) {
      list.append(make("dt", {}, variable.name), make("dd", {}, `${variable.question} ${variable.rule}`));
    }
    for (const [name, definition] of model.get("definitions")) {
      list.append(make("dt", {}, name), make("dd", {}, definition));
    }
    const help = make("details", { class: "mf-desk-help" }, make("summary", {}, "Codebook and rules (h)"), list);
    help.open = helpOpen;
    help.addEventListener("toggle", () => { helpOpen = help.open; });
    return help;
  }
  let helpOpen = false;

  function draw(focus = null) {
    const item = items[place];
    const code = codeOf(item);
    drawHead();
    body.replaceChildren(drawText(item), ...asks(item).map((variable) => drawVariable(variable, code)));
    drawFoot();
    const wanted = focus && (focus.startsWith(".") ? body.querySelector(focus)
      : [...body.querySelectorAll("[data-mf-place]")].find((e) => e.dataset.mfPlace === focus));
    if (focus && root.contains(document.activeElement) === false) (wanted && !wanted.disabled ? wanted : root).focus({ preventScroll: true });
  }

  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.matches("input[type=text]");
    if (field) {
      if (event.key === "Enter" || event.key === "Escape") {
        event.preventDefault();
        root.focus({ preventScroll: true });
        if (event.key === "Enter") go(1, true);
      }
      return;
    }
    if (event.key === "Enter" && event.target !== root && !event.target.matches("[role=radio],[role=checkbox]")) return;
    const item = items[place];
    const act = {
      Enter: () => go(1, true), ArrowRight: () => go(1), ArrowLeft: () => go(-1), v: toggleArticle,
      h: () => { helpOpen = !helpOpen; drawFoot(); },
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
      root.focus({ preventScroll: true });
      return;
    }
    for (const variable of asks(item)) {
      const found = variable.values.find((one) => one.key === event.key);
      if (found) {
        event.preventDefault();
        toggleValue(variable, found.value);
        return;
      }
      if (variable.key === event.key) {
        const input = [...body.querySelectorAll("input")].find((e) => e.dataset.mfPlace === variable.name);
        if (input && !input.disabled) {
          event.preventDefault();
          input.focus();
        }
        return;
      }
    }
  });

  function onMessage(content) {
    if (content.kind === "saved") {
      const waiting = pending.get(content.id);
      if (waiting && waiting.sequence === content.sequence) pending.delete(content.id);
      remember();
      if (pending.size === 0) trouble = "";
      drawHead();
    } else if (content.kind === "failed") {
      trouble = `${content.why} Nothing more is taken on until it is saved; it is tried again every few seconds.`;
      drawHead();
    } else if (content.kind === "article") {
      showArticle(content);
    } else if (content.kind === "report") {
      reported = content.text;
      drawFoot();
    }
  }
  model.on("msg:custom", onMessage);

  const timer = setInterval(() => {
    const late = [...pending.values()].some((one) => Date.now() - one.since > PATIENCE);
    if (!late) return;
    if (!trouble) {
      trouble = `Not saved: the kernel does not answer. ${pending.size} of your codes wait in this browser; all before are in `
        + `${model.get("file")}. Start the kernel and run the cell again: it takes up where you are.`;
      drawHead();
    }
    for (const id of [...pending.keys()]) send(id);
  }, PATIENCE);

  // What was coded when the kernel died was kept in the browser, and is sent to the new one.
  try {
    const kept = JSON.parse(localStorage.getItem(store) || "{}");
    for (const item of items) {
      if (kept[item.id]) {
        codes[item.id] = kept[item.id];
        send(item.id);
      }
    }
  } catch {
    localStorage.removeItem(store);
  }
  place = Math.max(0, items.findIndex((item) => !isDone(item)));
  draw();
  return () => {
    clearInterval(timer);
    model.off("msg:custom", onMessage);
  };
}

export default { render };

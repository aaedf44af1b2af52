// The kiosk's own script: badges typed by a reader, touches, and what is declared while there is no line.
// It keeps no badge and no code anywhere but in its own variables, and those only until they are sent.
(() => {
  "use strict";
  const { machine, lang, words } = JSON.parse(document.getElementById("kiosk-data").textContent);
  const ACT = `/kiosk/${encodeURIComponent(machine)}/act`;
  const PULSE = `/kiosk/${encodeURIComponent(machine)}/pulse`;
  const KEPT = `etabli.kiosk.${machine}`;
  const WAITS = new Set(["good", "scrap", "rework", "undo", "stop", "call"]);  // what may be sent later
  const PATIENCE = 8000, BEAT = 3000, GAP = 400, WORD = 7000, UNDO = 20000;

  const key = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  // --- A sentence for whoever stands there -------------------------------------------------------------------------

  let wordTimer = 0;
  function silent(place) {
    place.replaceChildren();
    delete place.dataset.tone;
  }
  function tell(text, tone, undo) {
    const place = document.getElementById("kiosk-word");
    if (!place || !text) return;
    clearTimeout(wordTimer);
    place.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
    if (undo) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "touch", textContent: words.undo });
      button.addEventListener("click", () => { silent(place); act("undo", { key: undo.key, session: undo.session }); });
      place.append(button);
    }
    place.dataset.tone = tone || "plain";
    wordTimer = setTimeout(() => silent(place), undo ? UNDO : WORD);
  }

  // --- The line ----------------------------------------------------------------------------------------------------

  let online = true, unknown = false;
  function line(now) {
    const was = online;
    online = now;
    const place = document.getElementById("kiosk-line"), count = kept().length;
    document.body.classList.toggle("kiosk-offline", !online || unknown);
    if (place) {
      const waiting = count ? (count < 2 ? words.waiting_one : words.waiting_many).replace("{count}", count) : "";
      const texts = unknown ? [words.unknown] : online ? [] : [words.lost, words.lost_do];
      if (waiting) texts.push(waiting);
      const shown = texts.join("\n");
      if (place.dataset.shown !== shown) {
        place.dataset.shown = shown;
        place.replaceChildren(...texts.map((text, at) => Object.assign(document.createElement(at ? "span" : "b"), { textContent: text })));
      }
      place.hidden = texts.length === 0;
    }
    if (online && !was) {
      tell(words.back, "good");
      // The page's own socket waits longer and longer between two attempts: now is the time for one.
      if (window.socket && !window.socket.connected) window.socket.disconnect().connect();
    }
    if (online && count) flush();
  }

  async function ask(url, options) {
    const ending = new AbortController(), timer = setTimeout(() => ending.abort(), PATIENCE);
    try {
      return await fetch(url, { ...options, cache: "no-store", credentials: "same-origin", redirect: "manual", signal: ending.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  async function post(deed) {
    return ask(ACT, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...deed, lang }) });
  }

  // Who is not known any more is refused, or sent to the sign-in.
  const sentAway = (answer) => answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;

  let strange = 0;
  async function beat() {
    for (;;) {
      try {
        const answer = await ask(PULSE, {});
        unknown = sentAway(answer);
        line(answer.status < 500);
        // The line stands and the page's own socket does not find back: it is loaded anew, and is where it was.
        strange = window.socket && !window.socket.connected && answer.ok ? strange + 1 : 0;
        if (strange > 6) window.location.reload();
      } catch {
        line(false);
      }
      await wait(BEAT);
    }
  }

  // --- What waits for the line -------------------------------------------------------------------------------------

  function kept() {
    try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch { return []; }
  }
  function keep(deeds) {
    try { localStorage.setItem(KEPT, JSON.stringify(deeds)); } catch { /* full or forbidden: it is lost with the page */ }
  }

  let flushing = false;
  async function flush() {
    if (flushing) return;
    flushing = true;
    try {
      for (let deeds = kept(); deeds.length; deeds = kept()) {
        const [{ said_at: saidAt, late, ...deed }] = deeds;
        let answer;
        try {
          answer = await post({ ...deed, ago: Math.max(0, (Date.now() - saidAt) / 1000) });
          if (answer.status >= 500) throw new Error("server");
        } catch {
          if (!late) tell(words.kept, "warn");
          keep(kept().map((one) => ({ ...one, late: true })));
          line(false);
          return;
        }
        // Answered, one way or the other: it is sent no more.
        keep(kept().filter((one) => one.key !== deed.key || one.act !== deed.act));
        await answered(answer, deed, late);
      }
    } finally {
      flushing = false;
      line(online);
    }
  }

  async function answered(answer, deed, late) {
    if (sentAway(answer)) { unknown = true; return; }
    if (!answer.ok) { tell(words.failed, "bad"); return; }
    const reply = await answer.json();
    const text = late && reply.say ? `${words.late} ${reply.say}` : reply.say;
    const undo = reply.undo ? { key: reply.undo, session: deed.session } : null;
    tell(text, reply.ok ? "good" : "bad", undo);
  }

  // --- What is touched ---------------------------------------------------------------------------------------------

  async function act(name, says) {
    const now = document.getElementById("kiosk-now");
    const deed = { act: name, key: key(), session: now ? now.dataset.session : "", ...says };
    if (name === "stop" && now && now.dataset.since) deed.since = now.dataset.since;
    open("");
    if (WAITS.has(name)) {
      keep([...kept(), { ...deed, said_at: Date.now() }]);
      await flush();
      return;
    }
    document.body.classList.add("kiosk-busy");
    try {
      const answer = await post(deed);
      if (answer.status >= 500) throw new Error("server");
      await answered(answer, deed, false);
      if (!online) line(true);
    } catch {
      line(false);
      tell(words.not_done, "bad");
    } finally {
      document.body.classList.remove("kiosk-busy");
    }
  }

  function open(name) {
    clear();
    const word = document.getElementById("kiosk-word");
    if (name && word) silent(word);
    if (name) document.body.dataset.kioskPanel = name; else delete document.body.dataset.kioskPanel;
    if (name) document.querySelector(`.panel-${name} .touch`)?.focus({ preventScroll: true });
  }

  let lastTouch = { at: -GAP, x: 0, y: 0 };
  document.addEventListener("click", (event) => {
    const touched = event.target.closest("#kiosk button, #kiosk-word button");
    if (!touched || touched.closest("#kiosk-word")) return;
    if (touched.dataset.slot) { slot = touched.dataset.slot; drawn(); return; }
    const says = JSON.parse(touched.dataset.says || "{}");
    if ("digit" in says) { typed(says.digit); return; }
    if (touched.classList.contains("clears")) { clear(); return; }
    if (touched.classList.contains("enters")) { enter(); return; }
    if (touched.classList.contains("closes")) { open(""); return; }
    // A glove touches twice where a finger touches once, and the second touch would meet what stands there by then.
    const { timeStamp: at, clientX: x, clientY: y } = event, again = Math.hypot(x - lastTouch.x, y - lastTouch.y) < 40;
    if (event.detail && again && at - lastTouch.at < GAP) return;
    lastTouch = { at, x, y };
    if (touched.dataset.panel) { open(touched.dataset.panel); return; }
    if (!touched.dataset.act) return;
    const name = touched.dataset.act;
    if (name === "scrap" || name === "rework") {
      const which = document.querySelector(`.panel-${name} input[name=count]:checked`);
      says.count = which ? which.value : "";
      says.uncounted = !says.count;
    }
    act(name, says);
  });

  // --- Number and code ---------------------------------------------------------------------------------------------

  const LENGTHS = { number: 4, pin: 12, again: 12 };
  let figures = {}, slot = "";
  function panel() {
    const name = document.body.dataset.kioskPanel;
    return name === "pin" || name === "new_pin" ? document.querySelector(`.panel-${name}`) : null;
  }
  function slots() { return Array.from(panel()?.querySelectorAll("[data-slot]") || [], (one) => one.dataset.slot); }
  function clear() { figures = {}; slot = ""; drawn(); }
  function drawn() {
    for (const place of document.querySelectorAll("[data-slot]")) {
      const name = place.dataset.slot, text = figures[name] || "";
      place.querySelector("output").textContent = name === "number" ? text : "\u2022".repeat(text.length);
      place.classList.toggle("is-open", !!panel()?.contains(place) && name === (slot || slots()[0]));
    }
  }
  function typed(digit) {
    slot = slot || slots()[0];
    if (!slot || (figures[slot] || "").length >= LENGTHS[slot]) return;
    figures[slot] = (figures[slot] || "") + digit;
    if (slot === "number" && figures.number.length === LENGTHS.number) slot = "pin";
    drawn();
  }
  function enter() {
    const names = slots(), at = names.indexOf(slot || names[0]);
    if (at < names.length - 1) { slot = names[at + 1]; drawn(); return; }
    const { number = "", pin = "", again = "" } = figures, renewing = names.includes("again");
    if (renewing && pin !== again) { clear(); tell(words.differs, "bad"); return; }
    if (!pin) return;
    act(renewing ? "new_pin" : "pin", renewing ? { pin } : { number, pin });
  }

  // --- A badge reader that is a keyboard -----------------------------------------------------------------------------
  // Readers send keys as a keyboard of one country would, and the computer may expect another country's: where the sign
  // is none of a number, the key's place is taken.

  let read = "", readAt = 0;
  function sign(event) {
    if (/^[0-9a-fA-F]$/.test(event.key)) return event.key;
    const place = /^(?:Digit|Numpad)([0-9])$|^Key([A-F])$/.exec(event.code);
    if (place) return place[1] || place[2];
    return /^[:\-._]$/.test(event.key) ? "" : null;
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === "Shift") return;
    if (event.key === "Escape") open("");
    if (event.timeStamp - readAt > 1000) read = "";
    readAt = event.timeStamp;
    if ((event.key === "Enter" || event.key === "Tab") && read.length >= 4) {
      // Not the button that happens to have the focus is meant, but the badge.
      event.preventDefault();
      event.stopPropagation();
      const badge = read;
      read = "";
      act("badge", { badge });
      return;
    }
    const one = sign(event);
    if (one === null) { read = ""; return; }
    read += one;
    if (one) event.preventDefault();
  }, true);

  // --- What the page's own socket does not do when there is no line ---------------------------------------------------
  // It would load the page anew while nobody answers, and leave the browser's own error in its place.
  (async () => {
    while (!window.socket) await wait(50);
    window.socket.off("connect_error");
    window.socket.on("connect_error", (error) => {
      // Answered by a collector that does not know this page any more: it was started anew.
      if (error.message === "Implicit handshake failed") window.location.reload();
      // A proxy may let no web socket through.
      if (error.message === "timeout") window.socket.io.opts.transports = ["polling", "websocket"];
    });
  })();

  beat();
})();

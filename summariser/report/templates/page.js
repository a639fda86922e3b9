"use strict";

/* Without this script every link works; with it, choosing a claim shows all its sentences at once. */
(() => {
  const root = document.documentElement;
  const status = document.getElementById("status");
  const claims = [...document.querySelectorAll(".claim")];
  const rows = [...document.querySelectorAll(".row")];
  const stacked = matchMedia("(max-width: 59.99rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const rowOf = new Map(rows.map((row) => [row.querySelector(".sentence").id, row]));
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  const targetOf = (link) => link.getAttribute("href").slice(1);
  const citedBy = (claim) => [...claim.querySelectorAll(".cite")].map((link) => rowOf.get(targetOf(link)));
  const restingOn = (row) => [...row.querySelectorAll(".back")].map((link) => claimOf.get(targetOf(link)));

  const linksTo = groupedBy(document.querySelectorAll(".held, .back"), (link) => [targetOf(link)]);
  const wordsOf = groupedBy(document.querySelectorAll(".words"), (words) => words.dataset.claims.split(" "));

  function groupedBy(elements, keysOf) {
    const groups = new Map();
    for (const element of elements) {
      for (const key of keysOf(element)) {
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(element);
      }
    }
    return groups;
  }

  /* What is shown as chosen, so that it can be undone. */
  let chosen = null;
  const marked = [];

  function mark(element, name) {
    element.classList.add(name);
    marked.push([element, name]);
  }

  function press(element, pressed) {
    const button = element.querySelector(".pick, .at");
    button.setAttribute("aria-pressed", String(pressed));
  }

  function clear() {
    if (chosen) press(chosen, false);
    for (const [element, name] of marked.splice(0)) element.classList.remove(name);
    chosen = null;
    status.textContent = "";
  }

  function choose(element) {
    clear();
    chosen = element;
    press(element, true);
  }

  function chooseClaim(claim) {
    choose(claim);
    mark(claim, "chosen");
    const cited = citedBy(claim);
    for (const row of cited) mark(row, "lit");
    for (const link of linksTo.get(claim.id) || []) mark(link, "chosen");
    for (const words of wordsOf.get(claim.id) || []) mark(words, "chosen");
    status.textContent = `${claim.dataset.name} rests on ${counted(cited.length, "sentence")}`;
  }

  function chooseSentence(row) {
    choose(row);
    mark(row, "lit");
    mark(row, "asked");
    const resting = restingOn(row);
    for (const claim of resting) mark(claim, "resting-on");
    const rests = resting.length === 1 ? "rests" : "rest";
    status.textContent = `${counted(resting.length, "claim")} ${rests} on sentence ${row.querySelector(".at").textContent}`;
    if (resting.length && !stacked.matches) show(resting[0]);
  }

  function counted(count, noun) {
    return `${count || "No"} ${noun}${count === 1 ? "" : "s"}`;
  }

  function show(element) {
    const box = element.getBoundingClientRect();
    const fits = box.top >= 60 && box.bottom <= innerHeight;
    if (!fits) element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  }

  function focusOn(element) {
    const button = element.querySelector(".pick, .at");
    if (button.matches(".at")) rove(button);
    button.focus({ preventScroll: true });
    show(element);
  }

  /* One number is in the order of the Tab key at a time, with its links; the arrow keys lead to the others. */
  let current = null;

  function rove(number) {
    if (current) reach(current, -1);
    current = number;
    reach(current, 0);
  }

  function reach(number, index) {
    number.tabIndex = index;
    for (const link of number.parentElement.querySelectorAll(".back")) link.tabIndex = index;
  }

  function pickClaim(claim) {
    if (chosen === claim) {
      clear();
      return;
    }
    chooseClaim(claim);
    const [first] = citedBy(claim);
    if (!first) return;
    if (stacked.matches) location.hash = first.querySelector(".sentence").id; // the way back is the browser's
    else show(first);
  }

  function pickSentence(row) {
    rove(row.querySelector(".at"));
    if (chosen === row) clear();
    else chooseSentence(row);
  }

  /* Follow a link between the panes; tell whether there was one to follow. */
  function follow(link) {
    const target = targetOf(link);
    if (link.matches(".at")) {
      pickSentence(rowOf.get(target));
    } else if (rowOf.has(target)) {
      const claim = link.closest(".claim");
      if (claim) chooseClaim(claim);
      else chooseSentence(rowOf.get(target));
      focusOn(rowOf.get(target));
    } else if (claimOf.has(target)) {
      chooseClaim(claimOf.get(target));
      focusOn(claimOf.get(target));
      const [first] = citedBy(claimOf.get(target));
      if (first && !stacked.matches && !link.matches(".back")) show(first);
    } else {
      return false;
    }
    return true;
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a");
    if (link) {
      if (follow(link)) event.preventDefault();
      return;
    }
    if (!getSelection().isCollapsed) return;
    const claim = event.target.closest(".claim");
    const row = event.target.closest(".row");
    if (claim) pickClaim(claim);
    else if (row) pickSentence(row);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      clear();
      return;
    }
    const button = event.target.closest(".pick, .at");
    if (!button) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (button.matches(".at")) pickSentence(button.closest(".row"));
      else pickClaim(button.closest(".claim"));
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(button, event.key === "ArrowDown" ? 1 : -1);
    }
  });

  function step(button, by) {
    const [all, own] = button.matches(".at") ? [rows, button.closest(".row")] : [claims, button.closest(".claim")];
    const next = all[all.indexOf(own) + by];
    if (next) focusOn(next);
  }

  root.classList.add("js");
  for (const button of document.querySelectorAll(".pick, .at")) {
    button.setAttribute("role", "button");
    button.setAttribute("aria-pressed", "false");
    if (button.matches(".pick")) button.tabIndex = 0;
    else reach(button, -1);
  }
  if (rows.length) rove(rows[0].querySelector(".at"));

  const opened = location.hash.slice(1);
  if (claimOf.has(opened)) pickClaim(claimOf.get(opened));
  else if (rowOf.has(opened)) chooseSentence(rowOf.get(opened));
})();

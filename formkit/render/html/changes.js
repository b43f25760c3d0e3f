// Changes: filtered by their verdicts, their kind and their words.
(() => {
  const aspects = ["comparability", "deployed", "leave", "kind"];
  const changes = [...document.querySelectorAll(".groups .change")].map((item) => ({
    ...item.dataset,
    item,
    rows: [...item.querySelectorAll(".alike tbody tr")],
    count: Number(item.dataset.count || 1),
    texts: null,
  }));
  const all = changes.reduce((sum, one) => sum + one.count, 0);

  // --- a change is found by its row, its group and its sheet, too; what its verdicts say is not looked at
  function textOf(one, item) {
    const around = [".row", ".group", ".sheet-part"].map((box) => one.item.closest(box));
    const heads = [".at", "h3", "h2"].map((head, place) => around[place].querySelector(head).textContent);
    return bar.folded([...heads, item.textContent].join(" "));
  }

  function found(one, words) {
    if (!words.length) return null;
    one.texts ??= (one.rows.length ? one.rows : [one.item]).map((item) => textOf(one, item));
    return one.texts.map((text) => words.every((word) => text.includes(word)));
  }

  function suits(one, said) {
    return aspects.every((name) => !said.get(name) || said.get(name) === one[name]);
  }

  function shownOf(one, said, words) {
    if (!suits(one, said)) return 0;
    const rows = found(one, words);
    one.rows.forEach((row, place) => { row.hidden = rows ? !rows[place] : false; });
    return rows ? rows.filter(Boolean).length : one.count;
  }

  function filter() {
    const [said, words] = [bar.asked(), bar.words()];
    let shown = 0;
    for (const one of changes) {
      const left = shownOf(one, said, words);
      one.item.hidden = !left;
      one.left = left;
      shown += left;
    }
    for (const box of document.querySelectorAll(".groups .row, .groups .group, .groups .sheet-part")) {
      box.hidden = !box.querySelector(".change:not([hidden])");
    }
    const counts = new Map();
    for (const one of changes) {
      const group = one.item.closest(".group");
      counts.set(group, (counts.get(group) || 0) + one.left);
    }
    for (const [group, left] of counts) group.querySelector("h3 span").textContent = left;
    bar.tell(shown, all);
  }

  // --- the numbers on top choose what they count
  function choose(item) {
    const box = bar.form.elements[item.dataset.name];
    if (!box) return;
    box.value = box.value === item.dataset.value ? "" : item.dataset.value;
    filter();
    bar.form.scrollIntoView({ block: "start" });
  }

  if (!bar.form) return;
  for (const item of document.querySelectorAll(".card li")) {
    if (!bar.form.elements[item.dataset.name]) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...item.childNodes);
    button.addEventListener("click", () => choose(item));
    item.append(button);
  }
  bar.listen({ changed: filter, forgotten: filter });
  filter();
})();

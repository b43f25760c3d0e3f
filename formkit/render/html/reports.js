// Findings: sorted, filtered, each with its rule's page below it when asked for.
(() => {
  const severities = ["error", "warning", "info"];

  // --- the findings, in the order in which the page came
  const findings = [...document.querySelectorAll(".groups .finding")].map((item) => ({
    item,
    form: item.closest(".form"),
    sheet: item.closest(".group").dataset.sheet,
    group: item.closest(".group").querySelector("h3").firstChild.textContent.trim(),
    ...item.dataset,
    text: null,
  }));

  // --- sorting: the findings of a form, in groups that have a heading each
  const orders = {
    cell: { title: (one) => one.group, rank: () => 0 },
    severity: {
      title: (one) => one.item.querySelector(".severity").textContent,
      rank: (one) => severities.indexOf(one.severity),
    },
    rule: {
      title: (one) => `${one.rule} ${one.slug}`,
      rank: (one, ids) => ids.indexOf(one.rule),
    },
  };

  function grouped(title, members) {
    const group = document.createElement("section");
    group.className = "group";
    const heading = document.createElement("h3");
    heading.append(title, " ", document.createElement("span"));
    const list = document.createElement("ol");
    list.append(...members.map((one) => one.item));
    group.append(heading, list);
    return group;
  }

  function sortBy({ title, rank }) {
    const ids = [...new Set(findings.map((one) => one.rule))].sort();
    const sorted = findings.slice().sort((a, b) => rank(a, ids) - rank(b, ids));
    const forms = new Map(sorted.map((one) => [one.form, []]));
    for (const one of sorted) forms.get(one.form).push(one);
    for (const [place, members] of forms) {
      const groups = [];
      for (const one of members) {
        const name = title(one);
        if (groups.at(-1)?.name !== name) groups.push({ name, members: [] });
        groups.at(-1).members.push(one);
      }
      const box = place.querySelector(".groups");
      box.replaceChildren(...groups.map((group) => grouped(group.name, group.members)));
    }
  }

  // --- filtering
  function asked() {
    const said = bar.asked();
    return {
      words: bar.words(),
      severities: new Set(said.getAll("severity")),
      form: said.get("form") || "",
      sheet: said.get("sheet") || "",
      rule: said.get("rule") || "",
      fixable: said.has("fixable"),
    };
  }

  function suits(one, wanted) {
    if (!wanted.severities.has(one.severity)) return false;
    if (wanted.form && one.form.id !== `form-${wanted.form}`) return false;
    if (wanted.sheet && one.sheet !== wanted.sheet) return false;
    if (wanted.rule && one.rule !== wanted.rule) return false;
    if (wanted.fixable && one.fixable === undefined) return false;
    if (!wanted.words.length) return true;
    one.text ??= bar.folded(`${one.item.textContent} ${one.form.querySelector("h2")?.textContent || ""}`);
    return wanted.words.every((word) => one.text.includes(word));
  }

  function filter() {
    const wanted = asked();
    let shown = 0;
    for (const one of findings) {
      one.item.hidden = !suits(one, wanted);
      shown += !one.item.hidden;
    }
    for (const group of document.querySelectorAll(".groups .group")) {
      const left = group.querySelectorAll(".finding:not([hidden])").length;
      group.hidden = !left;
      group.querySelector("h3 span").textContent = left;
    }
    const all = shown === findings.length;
    for (const one of document.querySelectorAll(".form")) {
      one.hidden = !all && !one.querySelector(".groups .group:not([hidden])");
    }
    bar.tell(shown, findings.length);
  }

  if (bar.form) {
    bar.listen({
      changed(event) {
        if (event.target.name === "order") sortBy(orders[event.target.value]);
        filter();
      },
      forgotten() {
        sortBy(orders.cell);
        filter();
      },
    });
    filter();
  }

  // --- a rule's page, below the finding that names it
  function unfold(link) {
    const place = link.closest(".said");
    const there = place.querySelector(".page");
    if (there) there.remove();
    else {
      const page = document.getElementById(link.hash.slice(1)).cloneNode(true);
      page.removeAttribute("id");
      place.append(page);
    }
    link.setAttribute("aria-expanded", !there);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.rule");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    unfold(link);
  });

  // --- an address inside a folded part unfolds it
  function reveal() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const box = target && target.closest("details");
    if (!box) return;
    box.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  reveal();
})();

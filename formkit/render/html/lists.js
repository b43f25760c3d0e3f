// Pages that list things: the bar that finds and filters, for the page's own part to use.
const bar = (() => {
  const form = document.querySelector("form.filters");
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const asked = () => new FormData(form);
  const words = () => folded(asked().get("words")).split(/\s+/).filter(Boolean);

  function tell(shown, all) {
    const output = form.querySelector("output");
    output.textContent = output.dataset.said.replace("{shown}", shown).replace("{all}", all);
    form.querySelector("[type=reset]").hidden = shown === all;
  }

  function listen({ changed, forgotten }) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", changed);
    form.addEventListener("reset", () => setTimeout(forgotten)); // once its boxes are empty
    const more = form.querySelector(".more-filters");
    more.addEventListener("click", () => {
      more.setAttribute("aria-expanded", form.classList.toggle("open"));
    });
  }
  return { form, folded, asked, words, tell, listen };
})();

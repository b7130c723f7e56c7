"use strict";
const sections = [...document.querySelectorAll("section")];
const groups = sections.flatMap((section) =>
  [...section.querySelectorAll("details")].map((details) => ({
    section,
    details,
    subject: details.querySelector("summary").textContent.toLowerCase(),
    articles: [...details.querySelectorAll("article")].map((article) => ({
      article,
      calls: article.dataset.calls,
      text: article.textContent.toLowerCase(),
    })),
  })),
);
const search = document.getElementById("search");
const operation = document.getElementById("operation");
const levels = [...document.querySelectorAll("#levels input")];
const shown = document.getElementById("shown");

function filter() {
  const wanted = new Set(levels.filter((box) => box.checked).map((box) => box.value));
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const call = operation.value;
  let number = 0;
  for (const { section, details, subject, articles } of groups) {
    let some = false;
    for (const { article, calls, text } of articles) {
      const fits =
        wanted.has(section.dataset.level) &&
        (call === "" || calls.includes(` ${call} `)) &&
        words.every((word) => text.includes(word) || subject.includes(word));
      article.hidden = !fits;
      some ||= fits;
      number += fits ? 1 : 0;
    }
    details.hidden = !some;
  }
  for (const section of sections) {
    section.hidden = !section.querySelector("details:not([hidden])");
  }
  shown.textContent = `${number} shown`;
}

for (const box of [search, operation, ...levels]) {
  box.addEventListener("input", filter);
}
document.querySelector(".filters").hidden = false;
filter();

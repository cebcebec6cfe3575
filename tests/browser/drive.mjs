// The page of a report in headless Chromium: node drive.mjs MODULES PAGE HOSTILE-PAGE PICTURES
// Screenshots at three widths go to PICTURES. Says what does not hold and ends with 1.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [, , modules, page, hostile, pictures] = process.argv;
const need = createRequire(modules + "/");
const puppeteer = need("puppeteer-core").default ?? need("puppeteer-core");
const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
let failures = 0;
const check = (holds, what) => {
  if (holds) return;
  failures++;
  console.error("FAILED: " + what);
};

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM, protocolTimeout: 280000,
  args: ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"],
});

async function open(path, said, width = 1280) {
  const tab = await browser.newPage();
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(error.message));
  tab.on("dialog", (dialog) => { said.push("a dialog: " + dialog.message()); dialog.dismiss(); });
  tab.on("request", (request) => request.url().startsWith("file:") || said.push("asked for " + request.url()));
  await tab.setViewport({ width, height: 1000 });
  await tab.goto("file://" + path, { timeout: 120000 });
  return tab;
}

// --- three widths, light and dark
const said = [];
for (const width of [380, 820, 1440]) {
  const tab = await open(page, said, width);
  await tab.screenshot({ path: `${pictures}/page-${width}.png` });
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  check(!wide, `the page is wider than ${width} pixels`);
  await tab.close();
}

// --- tables are driven
const tab = await open(page, said);
await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
await tab.screenshot({ path: `${pictures}/page-dark.png` });
const column = (name) => tab.$eval("#t-words table", (table, name) => {
  const at = [...table.tHead.rows[0].cells].findIndex((head) => head.textContent.trim() === name);
  return [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[at].textContent.trim());
}, name);
await tab.$eval("#t-words details.rows", (details) => { details.open = true; });
await tab.waitForSelector("#t-words .tools");
const press = (name) => tab.$$eval("#t-words thead button",
  (buttons, name) => buttons.find((button) => button.textContent === name).click(), name);
await press("word");
const words = await column("word");
check(words.every((word, i) => i === 0 || words[i - 1] <= word), "words are not sorted");
await press("count");
await press("count");
const counts = (await column("count")).map(Number);
check(counts.length === 200 && counts.every((count, i) => i === 0 || counts[i - 1] >= count), "counts are not sorted downwards");
check(await tab.$eval("#t-words th[aria-sort]", (head) => head.getAttribute("aria-sort")) === "descending", "aria-sort");
await tab.focus("#t-words input[type=search]");
await tab.keyboard.type("UKRAINE");
const left = await column("word");
check(left.length > 0 && left.length < 200 && left.every((word) => word.includes("ukraine")), "the filter: " + left.slice(0, 3));
await tab.$eval("#t-words fieldset input", (box) => box.click());
check(await tab.$eval("#t-words thead th", (head) => head.hidden), "a column is not hidden");
await tab.select("#pick", "c:" + await tab.$eval("optgroup[label=Conferences] option", (option) => option.textContent));
check((await tab.$$("svg .band")).length > 0 && (await tab.$$("tr.hit")).length > 0, "a conference is not highlighted");
await tab.select("#pick", "r0:principal");
check(await tab.$eval("svg .r1", (mark) => getComputedStyle(mark).opacity) < 0.5 &&
  await tab.$eval("svg .r0", (mark) => getComputedStyle(mark).opacity) === "1", "a role is not highlighted");
await tab.select("#pick", "");
if (await tab.$("#t-words td.s button")) {
  await tab.$eval("#t-words td.s button", (button) => button.click());
  check((await tab.$eval("#t-words tr.places", (row) => row.textContent)).length > 20, "a row has no sentences");
}

// --- what readers without eyes or mouse need
for (const scheme of ["light", "dark"]) {
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => axe.run());
  for (const violation of found.violations) check(false, `axe, ${scheme}: ${violation.id}: ${violation.nodes[0].html}`);
  check(found.passes.length > 10, "axe looked at nothing");
}
await tab.close();

// --- without JavaScript
const bare = await browser.newPage();
await bare.setJavaScriptEnabled(false);
await bare.goto("file://" + page, { timeout: 120000 });
check((await bare.$$("#t-words tbody tr")).length === 200, "no rows without JavaScript");
await bare.close();
check(said.length === 0, "messages: " + said.join("; "));

// --- hostile names are text
const heard = [];
const evil = await open(hostile, heard);
await evil.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
check((await evil.$$("script")).length === 1 && (await evil.$$("img")).length === 0, "an element of the input");
check((await evil.title()).includes("<script>"), "the title is not shown as it is");
check(heard.length === 0, "hostile names did something: " + heard.join("; "));
await browser.close();
if (failures > 0) process.exit(1);
console.log("all as expected");

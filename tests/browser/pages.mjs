// What a page says, as lectern and headless Chromium have it: node pages.mjs MODULES LECTERN FOLDER [PAGES [SEED]]
// Random pages, well formed and not, from a fixed seed. The words of all turns must be those that the browser shows
// (innerText of <main>) without the labels. Says what differs and ends with 1.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const [, , modules, lectern, folder, pages = "60", seed = "13"] = process.argv;
const need = createRequire(modules + "/");
const puppeteer = need("puppeteer-core").default ?? need("puppeteer-core");

let state = Number(seed);
const below = (n) => { // mulberry32 (Ettinger 2017)
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
};
const any = (list) => list[below(list.length)];

const WORDS = ["good", "morning", "Ukraine", "caf&eacute;", "na&iuml;ve", "don&rsquo;t", "10", "3.5", "Gr&ouml;&szlig;e", "AT&amp;T",
  "R&D", "fish&nbsp;chips", "&#1076;&#1072;", "&#x41;lpha", "a&lt;b", "x &ndash; y", "&notanentity;", "e-mail", "&AMP 2031", "&quot;so&quot;",
  "so&shy;ft", "&#0;nul", "&#x80;euro", "&hellip;", "1 < 2", "at&t", "caf\u00e9"];
// around a word: what browsers show of it, and where a word ends, is theirs to say
const WRAPS = ["@", "@", "@", "@", "<i>@</i>", "<b><i>@</b></i>", "<a href='x?a=1&b=2' title=\"a > b\">@</a>", "@<br>", "<span>@</span>", "@<!-- no <p> -->",
  "@<!-->", "<script>if (a < b) no('</p>')</script>@", "<style>p { x: '<b>' }</style>@", "<span hidden>no</span>@", "<dialog>no</dialog>@",
  "<span style='display:none'>no</span>@",
  "<span style='COLOR: red; Display : None'>no</span>@", "<span style='visibility: hidden'>no</span>@", "<template>no</template>@", "<sup>@</sup>", "<em>@", "@</em>", "@</nonsense>",
  "<nonsense>@</nonsense>", "<wbr>@", "<q>@</q>", "@<img alt='no' src='data:,'>", "<![CDATA[no]]>@", "<?no?>@", "<font color=red>@</font>",
  "<u>@</u\n>", "<SPAN CLASS=a>@</SPAN>", "<noscript>no</noscript>@", "<abbr title='no'>@</abbr>", "<small>@</small>", "<s>@</s>",
  "<object></object>@", "@<input value=no>", "<textarea hidden>no</textarea>@", "<select hidden><option>no</select>@"];
const ENDS = ["</p>", "</p>", "</p>", "", "</p></div>", "<br></p>"];
const NAMES = ["Anna Berg", "Bo Lee"];

function page() {
  const paragraphs = [];
  const count = 2 + below(5);
  for (let i = 0; i < count; i++) {
    const said = [];
    for (let w = 2 + below(8); w > 0; w--) said.push(any(WRAPS).replace("@", () => any(WORDS)));
    paragraphs.push(`<p><b>${NAMES[i % 2]}:</b> Well ${said.join(any([" ", "\n", " \t "]))} end.${any(ENDS)}`);
  }
  return "<!doctype html><meta charset=utf-8><title>Talk</title><body><main>\n" + paragraphs.join("\n") + "\n</main>";
}

const wordsOf = (text) => (text.replace(/\u00ad/g, "").match(/[\p{L}\p{N}\u20ac]+/gu) ?? []).join(" ");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM, protocolTimeout: 280000, args: ["--no-sandbox", "--disable-gpu"],
});
const tab = await browser.newPage();
let differ = 0;
for (let number = 0; number < Number(pages); number++) {
  const path = `${folder}/page${number}.html`, source = page();
  writeFileSync(path, source);
  await tab.goto("file://" + path, { timeout: 120000 });
  const shown = await tab.$eval("main", (main) => main.innerText);
  const want = wordsOf(shown.replace(/(Anna Berg|Bo Lee):/g, " "));
  const turns = execFileSync(lectern, ["turns", "--text", "--format", "jsonl", "--quiet", path], { encoding: "utf8" });
  const got = wordsOf(turns.trim().split("\n").map((line) => JSON.parse(line).text).join("\n"));
  if (got !== want && ++differ <= 5) console.error(`${source}\n  browser ${want}\n  lectern ${got}\n`);
}
await browser.close();
console.log(`${differ} of ${pages} pages differ`);
process.exit(differ > 0 ? 1 : 0);

// What reader modes and link previews make of pages: files named in JSON on standard input, results as JSON.
import fs from "node:fs";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import openGraph from "open-graph-scraper";

const ADDRESS = "https://example.github.io/op-ed/";
const text = html => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body.textContent;

const programs = {
  async readability(html) {
    const read = new Readability(parseHTML(html).document).parse();
    const { title, byline, dir, lang, siteName, publishedTime } = read;
    return { title, byline, dir, lang, site: siteName, published: publishedTime, text: text(read.content) };
  },
  async defuddle(html) {
    const read = await Defuddle(html, ADDRESS);
    const { title, author, published, site, language, content } = read;
    return { title, byline: author, lang: language, site, published, text: text(content) };
  },
  async preview(html) {
    const { result } = await openGraph({ html });
    return result;
  },
};

const pages = JSON.parse(fs.readFileSync(0, "utf8"));
const results = {};
for (const page of pages) {
  const html = fs.readFileSync(page, "utf8");
  results[page] = {};
  for (const [name, program] of Object.entries(programs)) results[page][name] = await program(html);
}
console.log(JSON.stringify(results));

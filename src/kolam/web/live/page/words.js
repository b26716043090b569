// Words: what the page says, in the language that the reader chose.

/** The catalogues of one page: `parts` are file names such as "phone" or "stakeholders/card". */
export class Words {
  constructor(language, base) {
    this.language = language;
    this.base = base;
    this.parts = [];
    this.read = {};
    this.known = {};
    this.say = (key, values = {}) => said(this.known[key] ?? `⟦${key}⟧`, values);
  }

  /** Words that came with the page. */
  take(part, language, words) {
    this.read[`${part}-${language}`] = words;
    if (!this.parts.includes(part)) this.parts.push(part);
    this.use(language);
  }

  /** Add a part, or change the language; what was said before stays if the network fails. */
  async load(part, language = this.language) {
    const parts = part ? [...new Set([...this.parts, part])] : this.parts;
    await Promise.all(parts.map((name) => this.fetched(`${name}-${language}`)));
    this.parts = parts;
    this.use(language);
  }

  async fetched(name) {
    if (this.read[name]) return;
    const answer = await fetch(`${this.base}/${name}.json`);
    if (!answer.ok) throw new Error(`no words ${name}`);
    this.read[name] = await answer.json();
  }

  /** Fetch the other languages too, for the time without a network. */
  foresee(languages) {
    const names = languages.flatMap((code) => this.parts.map((part) => `${part}-${code}`));
    return Promise.allSettled(names.map((name) => this.fetched(name)));
  }

  use(language) {
    this.language = language;
    this.known = Object.assign({}, ...this.parts.map((part) => this.read[`${part}-${language}`]));
  }
}

function said(words, values) {
  const text = Array.isArray(words) ? words[values.n === 1 ? 0 : 1] : words;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

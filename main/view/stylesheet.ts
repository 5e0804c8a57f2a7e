export type Theme = 'light' | 'dark';

/**
 * How every manual page is set, whatever it looked like on its site: calm, legible, in the reader's colours.
 * @param theme the application's; where it is not given, the system's
 */
export function stylesheet(theme?: Theme): string {
  const dark =
    theme === undefined
      ? `@media (prefers-color-scheme: dark) {${darkRules}}`
      : theme === 'dark'
        ? darkRules
        : '';
  return `:root { color-scheme: ${theme ?? 'light dark'}; }${lightRules}${dark}${rules}`;
}

const lightRules = `
:root {
  --ink: #1f2328; --soft: #59636e; --paper: #fff; --line: #d1d9e0; --tint: #f6f8fa; --link: #0a58ca;
  --cited: #fff0a8; --cited-line: #d4a000;
}
`;

const darkRules = `
  :root {
    --ink: #e2e6ea; --soft: #9aa4af; --paper: #16191d; --line: #3a424b; --tint: #1f242a; --link: #7ab0ff;
    --cited: #57470b; --cited-line: #e3b341;
  }
  /* Colours chosen for white paper are not legible here. */
  main [style] { color: inherit !important; background-color: transparent !important; }
  main img { background: #fff; border-radius: 4px; }
`;

const rules = `
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.65 "Pretendard Variable", Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR",
    "Noto Sans CJK KR", system-ui, sans-serif;
  word-break: keep-all; overflow-wrap: break-word;
}
body > main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.35; margin: 1.6em 0 .5em; font-weight: 650; }
h1 { font-size: 1.6rem; margin-top: 0; } h2 { font-size: 1.3rem; } h3 { font-size: 1.12rem; }
h4, h5, h6 { font-size: 1rem; }
p { margin: .6em 0; }
ul, ol { padding-left: 1.6em; margin: .6em 0; } li { margin: .25em 0; } li > p { margin: .2em 0; }
dt { font-weight: 600; margin-top: .6em; } dd { margin: 0 0 .4em 1.4em; }
a { color: var(--link); } a:not([href]) { color: inherit; }
img { max-width: 100%; height: auto; vertical-align: middle; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.2em 0; }
blockquote { margin: .8em 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--soft); }
code, kbd, samp, pre { font-family: ui-monospace, "Cascadia Mono", Consolas, "D2Coding", monospace; font-size: .92em; }
pre { background: var(--tint); border: 1px solid var(--line); border-radius: 6px; padding: .8em 1em; overflow-x: auto;
  white-space: pre-wrap; }
pre.footnote-text { background: none; border: 0; padding: 0; font-family: inherit; font-size: 1em; }
table { border-collapse: collapse; margin: .9em 0; max-width: 100%; font-size: .95em; line-height: 1.5; }
th, td { border: 1px solid var(--line); padding: .4em .65em; text-align: left; vertical-align: top; }
th { background: var(--tint); font-weight: 600; }
td > p:first-child, th > p:first-child { margin-top: 0; } td > p:last-child, th > p:last-child { margin-bottom: 0; }
table[role="presentation"] { width: 100%; margin: 0; font-size: 1em; line-height: inherit; }
table[role="presentation"] > tbody > tr > td { border: 0; padding: 0; }
caption, figcaption { color: var(--soft); font-size: .92em; text-align: left; padding: .3em 0; }
figure { margin: 1em 0; }
mark { background: var(--tint); color: inherit; }
mark.footnote-cited, main mark.footnote-cited[style] {
  background-color: var(--cited) !important; color: inherit; box-shadow: 0 2px 0 var(--cited-line);
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
tr.footnote-cited-row > * { background-color: var(--cited) !important; }
tr.footnote-cited-row > :first-child { box-shadow: inset 4px 0 0 var(--cited-line); }
tr.footnote-cited-row mark.footnote-cited { box-shadow: none; }
ul.footnote-list { list-style: none; padding-left: .4em; }
.footnote-label { color: var(--soft); }
.footnote-place { color: var(--soft); font-size: .85em; border-top: 1px solid var(--line); padding-top: .4em; margin-top: 1.6em; }
.footnote-caption, .footnote-note { color: var(--soft); font-size: .92em; }
.footnote-slide { aspect-ratio: 16 / 9; padding: 5% 6%; border: 1px solid var(--line); border-radius: 6px;
  background: var(--tint); }
.footnote-slide > :first-child { margin-top: 0; font-size: 1.45rem; }
.footnote-slide > table { background: var(--paper); }
.footnote-slide img { display: block; max-height: 26em; margin: .5em 0; }
.footnote-beside { display: flex; flex-wrap: wrap; gap: .4em 1.6em; }
.footnote-beside > div { min-width: 0; }
.footnote-slide > .footnote-note { border-top: 1px solid var(--line); padding-top: .5em; margin-top: 1.2em; }
.footnote-slide > .footnote-note + .footnote-note { border-top: 0; padding-top: 0; margin-top: .4em; }
.footnote-page > div { position: relative; width: fit-content; max-width: 100%; border: 1px solid var(--line); border-radius: 4px;
  overflow: hidden; background: #fff; }
.footnote-page img { display: block; }
.footnote-box { position: absolute; background: #ffec8a; mix-blend-mode: multiply; border-radius: 2px;
  outline: 1px solid #d9a300; }
#cited { scroll-margin: 30vh 0; }
/* A frame on all of a 4K screen without magnification. */
@media screen and (min-width: 1400px) { :root { font-size: 20px; } }
@media print {
  body > main { max-width: none; padding: 0; }
  mark.footnote-cited { background: none !important; border-bottom: 2px solid #000; }
  tr, img, pre, .footnote-slide { break-inside: avoid; } h1, h2, h3 { break-after: avoid; }
}
`;

/** What begins a line of its own: bullets, numbers, circled numbers, Korean list letters, notes. */
const lineStart =
  /^(?:[-–—•·∙●○◦■□▪▶▷►◆◇★☆※*→⇒☞✓✔√]|\(?\d{1,2}[.)](?!\d)|[①-⑳㉠-㉻❶-❿➀-➓]|\(?[가-하][.)]\s|\(?[a-zA-Z][.)]\s|\[|【|<|주\s?\d{1,2}[).:])/;
const sentenceEnd = /[.!?。…:：;](?:["'”’)\]」』])?$/;
/** Endings of Korean sentences and of the noun style that manuals write without a full stop. */
const koreanEnd = /[다요음함됨임것]$/;

/**
 * Whether the `<br>` at `at` ends a line that stands alone, or only wraps a sentence. Old pages write lists and
 * paragraphs with `<br>`, and others break every line of running text.
 */
export function endsLine(run: string, from: number, at: number): boolean {
  const line = run.slice(Math.max(from, at - 12), at);
  const next = run.slice(at + 1, at + 12);
  return lineStart.test(next) || sentenceEnd.test(line) || (line.length >= 10 && koreanEnd.test(line));
}

/** A line such as `HOME > 상품 > 요금제`: where the page stands in its site. */
export function isTrail(line: string): boolean {
  return (
    line.length <= 100 &&
    /^(?:(?:현재\s?위치|위치|you are here|location)\s*[:：>]?\s*)?(?:home|홈|처음|메인|main)\s*[>›»/]\s*\S/i.test(
      line,
    )
  );
}

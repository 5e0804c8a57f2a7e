/**
 * JSON as it streams: of one object `{key: scalar, key: [item, item]}`, each scalar and each array item as soon as it is
 * complete. Whatever stands before the first `{` or behind the last `}` is ignored (models like to fence JSON).
 */

export interface Part {
  readonly key: string;
  /** Parsed; a number may be Infinity (`1e999`), since no grammar bounds exponents: validate it. */
  readonly value: unknown;
}

export interface StreamReader {
  /** The parts that this piece of text completed. */
  feed(text: string): Part[];
  /** True when the object was closed. */
  readonly complete: boolean;
  /** True when what came is no JSON; nothing more is read. */
  readonly broken: boolean;
}

export function createStreamReader(): StreamReader {
  let all = '';
  let at = 0;
  let depth = 0;
  let inString = false;
  /** The place of the string, scalar or item that is being read. */
  let from = -1;
  let key: string | null = null;
  let valued = false;
  let inArray = false;
  let complete = false;
  let broken = false;

  const parsed = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      broken = true;
      return undefined;
    }
  };

  return {
    get complete() {
      return complete;
    },
    get broken() {
      return broken;
    },
    feed(text) {
      all += text;
      const parts: Part[] = [];
      /** Ends the value that began at `from`, if one did. */
      const end = (to: number) => {
        const raw = from < 0 ? '' : all.slice(from, to).trim();
        from = -1;
        if (raw === '') {
          // `"key": ,` and `"key": }`; an array or an object has ended before.
          if (key !== null && !inArray && !valued) broken = true;
          return;
        }
        const value = parsed(raw);
        if (broken) return;
        if (key === null) {
          if (typeof value !== 'string') broken = true;
          else key = value;
          valued = false;
        } else {
          parts.push({ key, value });
          valued = true;
        }
      };
      for (; at < all.length && !complete && !broken; at++) {
        const c = all[at]!;
        if (inString) {
          if (c === '\\') {
            // The escaped character may come with the next piece.
            if (at + 1 >= all.length) break;
            at++;
          } else if (c === '"') inString = false;
          continue;
        }
        const top = depth === (inArray ? 2 : 1);
        if (depth === 0) {
          if (c === '{') depth = 1;
        } else if (c === '"') {
          inString = true;
          if (top && from < 0) from = at;
        } else if (c === '{' || c === '[') {
          if (top && from < 0) {
            if (c === '[' && !inArray && key !== null) {
              inArray = true;
              valued = true;
              depth++;
              continue;
            }
            from = at;
          }
          depth++;
        } else if (c === '}' || c === ']') {
          if (top) {
            end(at);
            if (inArray && c === ']') {
              inArray = false;
              depth--;
            } else if (!inArray && c === '}') complete = !broken;
            else broken = true;
          } else {
            depth--;
            if (depth === (inArray ? 2 : 1)) end(at + 1);
          }
        } else if (top && c === ':' && !inArray) end(at);
        else if (top && c === ',') {
          end(at);
          if (!inArray) key = null;
        } else if (top && from < 0 && !/\s/.test(c)) from = at;
      }
      return parts;
    },
  };
}

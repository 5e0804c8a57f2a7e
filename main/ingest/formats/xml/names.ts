type Attributes = Record<string, string>;

/** Prefix as written → prefix as the reader knows it, for the namespaces in scope; and the names already looked up. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly elements: Map<string, string>;
  readonly attributes: Map<string, string>;
}

/**
 * Names with the prefixes that a reader expects: writers may bind `w:` or `ns0:` to the same namespace. Cheaper than
 * resolving every name: scopes change only where a namespace is declared.
 */
export function canonicalNames(known: Readonly<Record<string, string>>) {
  const scopes: Scope[] = [{ prefixes: new Map(), elements: new Map(), attributes: new Map() }];
  const current = () => scopes[scopes.length - 1]!;

  const element = (name: string): string => {
    const { elements, prefixes } = current();
    let found = elements.get(name);
    if (found === undefined) {
      found = renamed(name, prefixes, true);
      elements.set(name, found);
    }
    return found;
  };
  const attribute = (name: string): string => {
    const { attributes, prefixes } = current();
    let found = attributes.get(name);
    if (found === undefined) {
      found = renamed(name, prefixes, false);
      attributes.set(name, found);
    }
    return found;
  };

  return {
    /** Enters an element: its declarations count for its own name too. */
    enter: (written: Attributes): Attributes => {
      let declared: Map<string, string> | undefined;
      let plain = true;
      for (const name in written) {
        const isDefault = name === 'xmlns';
        if (!isDefault && !name.startsWith('xmlns:')) continue;
        plain = false;
        const uri = written[name]!;
        const prefix = isDefault ? '' : name.slice(6);
        declared ??= new Map(current().prefixes);
        declared.set(prefix, Object.hasOwn(known, uri) ? known[uri]! : prefix);
      }
      scopes.push(declared ? { prefixes: declared, elements: new Map(), attributes: new Map() } : current());
      const attributes: Attributes = Object.create(null);
      for (const name in written) {
        if (!plain && (name === 'xmlns' || name.startsWith('xmlns:'))) continue;
        attributes[attribute(name)] = written[name]!;
      }
      return attributes;
    },
    leave: (): void => {
      if (scopes.length > 1) scopes.pop();
    },
    element,
  };
}

function renamed(name: string, prefixes: ReadonlyMap<string, string>, isElement: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0 && !isElement) return name; // The default namespace is not for attributes.
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const known = prefixes.get(prefix);
  if (known === undefined || known === prefix) return name;
  const local = colon < 0 ? name : name.slice(colon + 1);
  return known === '' ? local : `${known}:${local}`;
}

import { type ListLevel, ListNumbers, type NumberedList } from '../flow/index.ts';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/index.ts';
import { isOn, numberOf } from './styles.ts';

/** @param root the part `numbering.xml`; `null` where there is none */
export function readNumbering(root: XmlElement | null): ListNumbers {
  const abstracts = new Map<string, XmlElement>();
  const styled = new Map<string, XmlElement>();
  for (const element of childrenOf(root ?? undefined, 'w:abstractNum')) {
    abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
    const style = attributeOf(element, 'w:styleLink', 'w:val');
    if (style !== undefined) styled.set(style, element);
  }
  const lists = new Map<string, NumberedList>();
  for (const num of childrenOf(root ?? undefined, 'w:num')) {
    const named = abstracts.get(attributeOf(num, 'w:abstractNumId', 'w:val') ?? '');
    const abstract = styled.get(attributeOf(named, 'w:numStyleLink', 'w:val') ?? '') ?? named;
    const id = num.attributes['w:numId'];
    if (abstract && id !== undefined) lists.set(id, listOf(num, abstract));
  }
  return new ListNumbers(lists);
}

function listOf(num: XmlElement, abstract: XmlElement): NumberedList {
  const levels = new Map<number, ListLevel>();
  const starts = new Map<number, number>();
  for (const element of childrenOf(abstract, 'w:lvl')) levels.set(depthOf(element), readLevel(element));
  for (const override of childrenOf(num, 'w:lvlOverride')) {
    const depth = depthOf(override);
    const own = childOf(override, 'w:lvl');
    if (own) levels.set(depth, readLevel(own));
    const start = numberOf(attributeOf(override, 'w:startOverride', 'w:val'));
    if (start !== undefined) starts.set(depth, start);
  }
  return { counter: abstract.attributes['w:abstractNumId'] ?? '', levels, starts };
}

/** From 0 to 8, as Word has them. */
function depthOf(element: XmlElement): number {
  return Math.min(8, Math.max(0, numberOf(element.attributes['w:ilvl']) ?? 0));
}

function readLevel(element: XmlElement): ListLevel {
  const legal = childOf(element, 'w:isLgl');
  return {
    start: numberOf(attributeOf(element, 'w:start', 'w:val')) ?? 1,
    format: formatOf(element),
    text: attributeOf(element, 'w:lvlText', 'w:val') ?? '',
    restart: numberOf(attributeOf(element, 'w:lvlRestart', 'w:val')),
    legal: legal !== undefined && isOn(legal.attributes['w:val'], true),
    style: attributeOf(element, 'w:pStyle', 'w:val'),
  };
}

/** Newer Word puts a format that old programs do not know into an alternative. */
function formatOf(level: XmlElement): string {
  const choice = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Choice');
  return attributeOf(level, 'w:numFmt', 'w:val') ?? attributeOf(choice, 'w:numFmt', 'w:val') ?? 'decimal';
}

/** The words of a text that say what it is about, without particles and endings: to see whether two texts speak of one thing. */
import { fold } from './normalise.ts';

const endings =
  /(?:합니다|됩니다|입니다|습니다|십니다|하시면|하면|되면|하여|하고|하는|되는|하지|되지|했을|하실|했|할|한|된|될|함|됨|으면|이면|라면|면|에서는|에서|에게|으로|까지|부터|이나|에는|에도|보다|은|는|이|가|을|를|의|에|로|와|과|도|만)$/;
/** They stand in any sentence. */
const empty = new Set(
  '경우 고객 때에 해당 다음 그때 이때 있습니다 없습니다 합니다 됩니다 입니다 모두 바로 다시 이후 이전 이상 이하 다만 그대로 대하 위하 필요 원하 that this with from will have been they them their there when then than what which customer customers into only also must does'.split(
    ' ',
  ),
);

/** Folded, in order, each once. */
export function stemsOf(text: string): string[] {
  const words = text.normalize('NFC').match(/[가-힣]+|[A-Za-z]+/g) ?? [];
  const stems = words.map((word) => {
    // A short word in capitals is a name: LOS, TV.
    if (/^[A-Z]+$/.test(word)) return fold(word);
    if (/^[A-Za-z]/.test(word))
      return word.length < 4 ? '' : fold(word).slice(0, Math.max(4, word.length - 2));
    const bare = word.replace(endings, '');
    return bare.length < 2 && word.length > 2 ? word.slice(0, 2) : bare;
  });
  return [...new Set(stems.map(fold))].filter((stem) => stem.length > 1 && !empty.has(stem));
}

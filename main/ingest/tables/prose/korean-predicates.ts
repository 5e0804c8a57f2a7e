/** How a Korean clause ends: 이고, 이며, 입니다 after a value; 제공하고, 제공하지 않습니다 for a yes-or-no cell. */
import { withParticle } from '../../../language/index.ts';
import type { Verb } from '../notes.ts';
import type { Value } from '../row-model.ts';

/** The two ways to go on, and the way to end. */
export interface Predicate {
  readonly and: string;
  readonly also: string;
  readonly end: string;
}

/** Verb stems; 하 and 되 both take 고 and 며, and end as 합니다 and 됩니다. */
const stems: Readonly<Record<Verb, string>> = {
  offer: '제공하',
  support: '지원하',
  can: '가능하',
  need: '필요하',
  include: '포함되',
  apply: '적용되',
  concern: '해당되',
  allow: '허용되',
};

const all = (form: (ending: 'and' | 'also' | 'end') => string): Predicate => ({
  and: form('and'),
  also: form('also'),
  end: form('end'),
});

const noun = { and: '이고', also: '이며', end: '입니다' };
const does = { and: '하고', also: '하며', end: '합니다' };
const stays = { and: '있고', also: '있으며', end: '있습니다' };
const not = { and: '지 않고', also: '지 않으며', end: '지 않습니다' };

/** A value as the predicate of its header. The value itself is not changed. */
export function nounPredicate(value: string): Predicate {
  if (/(?:^|\s)(?:불가|가능|필요|불필요|불가능)$/u.test(value) && !value.includes(','))
    return all((ending) => value + does[ending]);
  // 없음, 확인함, 적용됨: a verb made a noun is not what the header is, but what is said of it.
  if (/(?:있음|없음|않음|아님|같음|받음|못함|됨|(?<!포|보관|사서|우편|명)함)$/u.test(value))
    return all((ending) => `${withParticle(value, '으로/로')} 되어 ${stays[ending]}`);
  return all((ending) => value + noun[ending]);
}

/**
 * How a yes-or-no cell under a header reads, its name for the record, and the particle after the header: "결합 가능에
 * 해당합니다", "결합 여부는 예입니다", "공유기는 제공하지 않습니다".
 */
export function koreanPolarity(
  header: string,
  value: Value,
): { name: string; predicate: Predicate; particle: '에' | '은/는' } {
  const yes = value.polarity !== 'no';
  const remark = value.remark === undefined ? '' : `(${value.remark})`;
  if (/여부$/u.test(header)) {
    const name = value.polarity === 'partly' ? '일부' : yes ? '예' : '아니요';
    return { name, predicate: all((ending) => name + noun[ending] + remark), particle: '은/는' };
  }
  const isVerbal = /(?:가능|필요|필수|포함|적용|허용|지원|제공|해당|불가)$/u.test(header);
  const own = /^[가-힣]+[하되]$/u.test(value.stem ?? '') ? value.stem : undefined;
  const stem = isVerbal ? '해당하' : (own ?? stems[value.verb ?? 'offer']);
  const base = value.polarity === 'partly' ? `일부 ${stem}` : stem;
  const act = base.slice(0, -1);
  const done = base.endsWith('하') ? '합니다' : '됩니다';
  const predicate = all((ending) => {
    if (!yes) return base + not[ending] + remark;
    return (ending === 'end' ? act + done : base + (ending === 'and' ? '고' : '며')) + remark;
  });
  return { name: yes ? act : `${base}지 않음`, predicate, particle: isVerbal ? '에' : '은/는' };
}

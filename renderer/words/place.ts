/** Where a passage stands in a file that has pages, sheets or slides, as a person would say it. */
import type { TFunction } from 'i18next';
import type { Locator } from '../../main/contract/locator.ts';

/** Empty for a file that has none of them. */
export function place(locator: Pick<Locator, 'page' | 'sheet' | 'slide'> | null, t: TFunction): string {
  const { page, sheet, slide } = locator ?? {};
  return [
    page && t('place.page', { n: page.number }),
    sheet && t('place.sheet', { name: sheet.name, range: sheet.range }).trim(),
    slide !== undefined && t('place.slide', { n: slide }),
  ]
    .filter(Boolean)
    .join(' · ');
}

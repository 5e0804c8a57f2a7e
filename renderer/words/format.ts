/** What a document's format is called: `HTML`, `PDF`; those that are no name of a file, in the person's language. */
import type { TFunction } from 'i18next';

export function formatName(format: string, t: TFunction): string {
  return format === 'image' || format === 'text' ? t(`documents.formats.${format}`) : format.toUpperCase();
}

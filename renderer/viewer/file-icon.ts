/** The icon of a file's type, by its name's ending. */
import {
  FileArchive,
  FileImage,
  FileSpreadsheet,
  FileText,
  type LucideIcon,
  Mail,
  Paperclip,
  Presentation,
} from 'lucide-react';

const icons: readonly (readonly [RegExp, LucideIcon])[] = [
  [/\.(xls[xmb]?|xlt[x]?|csv|tsv|ods)$/i, FileSpreadsheet],
  [/\.(pptx?|pptm|ppsx?|potx|odp)$/i, Presentation],
  [/\.(png|jpe?g|gif|bmp|tiff?|webp|heic)$/i, FileImage],
  [/\.(zip|7z|alz|egg)$/i, FileArchive],
  [/\.(eml|msg)$/i, Mail],
  [/\.(docx?|docm|dotx|rtf|odt|ott|hwpx?|hml|pdf|txt|md)$/i, FileText],
];

export function iconOf(path: string): LucideIcon {
  return icons.find(([ending]) => ending.test(path))?.[1] ?? Paperclip;
}

/** The icon of a file's type, by its name's ending. */
import {
  AppWindow,
  FileArchive,
  FileImage,
  FileMusic,
  FilePlay,
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
  [/\.(mp4|m4v|mov|webm|mkv|avi|wmv|asf|mpe?g|flv|swf)$/i, FilePlay],
  [/\.(mp3|m4a|wav|wma|ogg|flac)$/i, FileMusic],
  [/\.(exe|msi|bat|cmd|com|ps1|vbs|js|jar|sh|lnk|app|dmg|apk)$/i, AppWindow],
  [/\.(docx?|docm|dotx|rtf|odt|ott|hwpx?|hml|pdf|txt|md)$/i, FileText],
];

export function iconOf(path: string): LucideIcon {
  return icons.find(([ending]) => ending.test(path))?.[1] ?? Paperclip;
}

/** What a page module hands to the chrome: content plus the way its export tool would have saved it. */

/** portal: current KMS; wiki: knowledge base with table of contents; legacy: table layout of the 2000s; print: print view; raw: body is the whole document. */
export type Skin = 'portal' | 'wiki' | 'legacy' | 'print' | 'raw';
export type PageEncoding = 'utf-8' | 'utf-8-bom' | 'cp949' | 'utf-16le';
/** How the document declares its charset; 'wrong-utf-8' claims utf-8 although the bytes are CP949. */
export type CharsetDeclaration = 'meta' | 'http-equiv' | 'none' | 'wrong-utf-8';

export interface ManualPage {
  path: string;
  title: string;
  /** Breadcrumb above the page title. */
  area: string;
  skin: Skin;
  encoding: PageEncoding;
  declaration: CharsetDeclaration;
  modified: string;
  owner: string;
  lang: 'ko' | 'en';
  body: string;
}

export type PageSettings = Partial<Omit<ManualPage, 'path' | 'title' | 'body'>>;

/** Page factory of one area: legacy pages default to CP949, all others to UTF-8. */
export function area(
  areaTitle: string,
  defaults: PageSettings = {},
): (path: string, title: string, settings: PageSettings, body: string) => ManualPage {
  return (path, title, settings, body) => {
    const skin = settings.skin ?? defaults.skin ?? 'portal';
    const encoding = settings.encoding ?? defaults.encoding ?? (skin === 'legacy' ? 'cp949' : 'utf-8');
    return {
      area: areaTitle,
      declaration: skin === 'legacy' ? 'http-equiv' : 'meta',
      modified: '2026-11-02',
      owner: '고객지원팀',
      lang: 'ko',
      ...defaults,
      ...settings,
      skin,
      encoding,
      path: path.normalize('NFC'),
      title,
      body,
    };
  };
}

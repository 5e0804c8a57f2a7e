/** A node of pdf.js's structure tree of a page. */
export interface TagNode {
  readonly role?: string;
  readonly children?: readonly (TagNode | TagContent)[];
  readonly alt?: string;
  readonly bbox?: readonly number[];
  readonly rowSpan?: number;
  readonly colSpan?: number;
  readonly scope?: string;
  readonly headers?: readonly string[];
  readonly structId?: string;
}

export interface TagContent {
  readonly type: string;
  readonly id?: string;
}

export const isContent = (node: TagNode | TagContent): node is TagContent =>
  'type' in node && !('role' in node);

const roles: Readonly<Record<string, string>> = {
  ...{
    Document: 'group',
    DocumentFragment: 'group',
    Part: 'group',
    Art: 'group',
    Sect: 'group',
    Div: 'group',
  },
  ...{ BlockQuote: 'group', Aside: 'group', TOC: 'group', Index: 'group', Private: 'group', LBody: 'group' },
  ...{ THead: 'group', TBody: 'group', TFoot: 'group', TR: 'group', TD: 'group', TH: 'group' },
  ...{ P: 'paragraph', TOCI: 'paragraph', BibEntry: 'paragraph', Title: 'heading', Root: 'group' },
  ...{
    H: 'heading',
    H1: 'heading',
    H2: 'heading',
    H3: 'heading',
    H4: 'heading',
    H5: 'heading',
    H6: 'heading',
  },
  ...{
    L: 'list',
    LI: 'item',
    Lbl: 'label',
    Table: 'table',
    Caption: 'caption',
    Note: 'note',
    FENote: 'note',
  },
  ...{ Figure: 'figure', Formula: 'figure', Artifact: 'artifact', Code: 'code' },
};

export type Role =
  | 'group'
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'item'
  | 'label'
  | 'table'
  | 'caption'
  | 'note'
  | 'figure'
  | 'artifact'
  | 'code'
  | 'inline';

/** What an element's standard type means to a reader; unknown ones (`Span`, `Link`, `NonStruct`) are part of their line. */
export const roleOf = (role: string | undefined): Role =>
  role === undefined ? 'group' : ((roles[role] as Role | undefined) ?? 'inline');

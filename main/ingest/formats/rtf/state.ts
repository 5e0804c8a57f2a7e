/** What holds inside a group of RTF and ends with it. */
export type Destination =
  | 'text'
  | 'skipped'
  | 'fonts'
  | 'styles'
  | 'instruction'
  | 'result'
  | 'label'
  | 'bookmark'
  | 'title'
  | 'keywords'
  | 'shape-name'
  | 'shape-value';

export interface GroupState {
  destination: Destination;
  /** Number of the font in force. */
  font: number;
  /** Characters after `\u` that old programs show instead. */
  fallback: number;
  /** Half points. */
  size: number;
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
  /** Of the paragraph. */
  style: number;
  outline: number | undefined;
  inTable: boolean;
  tableDepth: number;
  list: boolean;
  listLevel: number;
}

export function firstState(): GroupState {
  return {
    destination: 'text',
    font: 0,
    fallback: 1,
    size: 24,
    bold: false,
    hidden: false,
    deleted: false,
    ...paragraphDefaults,
  };
}

/** What `\pard` goes back to. */
export const paragraphDefaults = {
  style: 0,
  outline: undefined,
  inTable: false,
  tableDepth: 1,
  list: false,
  listLevel: 0,
} as const;

/** What `\plain` goes back to. */
export const characterDefaults = { size: 24, bold: false, hidden: false, deleted: false } as const;

/** Destinations that hold nothing to read; others that begin with `\*` and are not known are skipped too. */
export const skippedDestinations = new Set(
  `colortbl listtable listoverridetable pict objdata nonshppict shprslt annotation atnid atnauthor atndate atnicn
   atnref atrfstart atrfend xe tc rxe pnseclvl filetbl revtbl rsidtbl generator template themedata colorschememapping
   latentstyles datastore xmlnstbl mmathPr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn background nonesttables
   passwordhash fldtype formfield do author operator company manager category comment doccomm hlinkbase subject
   creatim revtim printim buptim userprops pgdsctbl stylerestrictions objclass objname panose falt bkmkend
   private oldcprops oldpprops oldsprops oldtprops txe blipuid picprop`
    .trim()
    .split(/\s+/),
);

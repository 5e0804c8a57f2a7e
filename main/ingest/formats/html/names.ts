const set = (names: string) => new Set(names.split(' '));

/** Elements that have no end tag. */
export const voidElements = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** HTML's "formatting elements", which the parser opens again in following blocks until they are closed. */
export const formattingElements = set('b big code em font i nobr s small strike strong tt u');

/** Elements whose content is raw text to the tokenizer. */
export const rawTextElements = set('script style xmp iframe noembed noframes noscript textarea title');

/** Never content: no text of theirs is part of what a person reads. */
export const neverContent = set(
  'script style template noscript head title meta link base iframe object embed applet canvas svg audio video ' +
    'picture-source select button input textarea datalist output progress meter map frameset noframes noembed rp',
);

/** Elements that begin and end a block. Everything else, unknown elements too, flows inside a block. */
export const blockElements = set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search ' +
    'section summary table tbody td tfoot th thead tr caption ul xmp',
);

/** Elements whose text is kept as it stands. */
export const preformatted = set('pre listing xmp plaintext');

/** Elements whose link density is looked at. */
export const containers = set(
  'article aside blockquote body center dd details dir div dl fieldset figure footer form header main menu nav ol ' +
    'p search section span table td th tr ul',
);

export const headings = set('h1 h2 h3 h4 h5 h6');

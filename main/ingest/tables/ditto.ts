/** Signs that repeat a value. */

/** Signs for the value above. */
export const isDitto = (value: string): boolean =>
  value.length <= 14 &&
  /^(?:상동|위와 ?같음|위와 ?동일(?:함)?|상기와? ?동일|〃|″|"|''|ditto|do\.|same as above|as above)$/iu.test(
    value,
  );

/** Signs for the value to the left. */
export const isDittoOfLeft = (value: string): boolean =>
  value.length <= 14 && /^(?:좌동|좌와 ?같음|좌측과? ?동일|same as left)$/iu.test(value);

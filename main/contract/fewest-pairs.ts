/**
 * Questions whose page is known: with fewer the figures of a model's check say nothing. In a file of its own: windows
 * show it, and need none of the schemas.
 */
export const fewestPairs = 20;

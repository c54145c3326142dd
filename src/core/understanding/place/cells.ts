/** A grid over an area: a point is kept as the number of its cell, in base 36. Degrees WGS 84. */
export interface Grid {
  readonly south: number;
  readonly west: number;
  readonly columns: number;
  /** Width and height of a cell. */
  readonly step: number;
}

/** Indonesia in cells of about 2.8 km: for the middle of a district. */
export const INDONESIA: Grid = { south: -11.5, west: 94.5, columns: 1_900, step: 0.025 };
/** Kalimantan Selatan in cells of about 550 m: for villages. */
export const KALSEL: Grid = { south: -5, west: 114, columns: 700, step: 0.005 };

/** The cell of a point. */
export const cellOf = ({ south, west, columns, step }: Grid, lat: number, lon: number): string =>
  (Math.floor((lat - south) / step) * columns + Math.floor((lon - west) / step)).toString(36);

/** The middle of a cell. */
export function middleOf(
  { south, west, columns, step }: Grid,
  cell: string,
): { readonly lat: number; readonly lon: number } {
  const n = Number.parseInt(cell, 36);
  return { lat: south + (Math.floor(n / columns) + 0.5) * step, lon: west + ((n % columns) + 0.5) * step };
}

/**
 * Long roads whose kilometre posts tell the regency: `name|last word of it|regency from-to, …` in kilometres, counted from Banjarmasin.
 * From general knowledge, borders are about right; written for this project.
 */
export const ROADS = `
Jl. A. Yani|yani|Banjarmasin 0-6, Banjar 7-17, Banjarbaru 18-36, Banjar 37-60
`;

/** What a person may do at a desk; the table of rights is in `desk/rights/rights.ts`. */
export type Role = 'officer' | 'admin' | 'supervisor';

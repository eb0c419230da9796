/** What the service takes besides shares. */
export const OFFERED = { topUp: false, sample: false };

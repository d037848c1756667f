/** Event type of a sighting: somebody, or a patrol, looked at a column or account. */
export const SIGHTING_TYPE = '看到';

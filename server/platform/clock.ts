/** The only source of the present. Tests set it; nothing in the product asks the machine or the database. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

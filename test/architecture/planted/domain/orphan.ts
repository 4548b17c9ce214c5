// Planted: nothing imports this.
export const orphan = 1;

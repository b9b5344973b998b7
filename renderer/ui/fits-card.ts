/** A phone or a window narrower than a bank card: the bar would be cut, so there a guess stands for its measure. */
export const fitsCard = (): boolean => window.innerWidth >= 600

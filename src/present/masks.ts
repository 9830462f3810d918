/** What stands in for a value that is not shown. It has one length, so that it tells nothing about the value's. */
export const MASK = '••••••••';

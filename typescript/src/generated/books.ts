// Generated from deploy/addresses by `usdai bindings`; do not edit.
export const books = {} as const;

/** ABIs, addresses and small typed helpers of the USDai contracts, for viem. */
export { addressBook, AddressBookError, contractNames, parseAddressBook } from "./book.js";
export type { AddressBook, ContractName, Deployed } from "./book.js";
export { arbitrum, arbitrumSepolia, localNode } from "./chains.js";
export { getContracts } from "./contracts.js";
export type { Contracts } from "./contracts.js";
export * from "./generated/index.js";
export { permitArguments, permitTypedData, readPermit } from "./permit.js";
export type { Permit, PermitDomain, PermitTypedData } from "./permit.js";

/** Where the contracts are. */
import { isAddress, isHash, type Address, type Hash } from "viem";
import { books } from "./generated/books.js";

/** The contracts that a book must have. */
export const contractNames = [
  "authority",
  "usdai",
  "susdai",
  "beacon",
  "qev-metadata",
  "qev",
  "qev-lens",
  "caliber-metadata",
  "caliber",
  "deposit-timelock",
  "collateral-auction",
  "loan-positions",
  "loan-book",
  "loan-opening",
  "loan-default",
  "loan-router",
  "loan-lens",
] as const;

/** A contract of the suite. */
export type ContractName = (typeof contractNames)[number];

/** What a book says about a contract. */
export interface Deployed {
  readonly address: Address;
  /** Block that it was deployed in; events before it need not be searched. */
  readonly block: bigint;
  /** Transaction that deployed it. */
  readonly transaction: Hash;
  /** Hash of the code at the address. */
  readonly codeHash: Hash;
}

/** The contracts of one chain. */
export type AddressBook = Readonly<Record<ContractName, Deployed>>;

/** A book that is missing or malformed; the message says which and where. */
export class AddressBookError extends Error {
  override readonly name = "AddressBookError";
}

/**
 * The book of a public chain that the contracts are deployed on.
 *
 * The local node has none: read `deploy/addresses/412346.json`, which `usdai deploy` writes, with `parseAddressBook`.
 *
 * @throws AddressBookError if they are not deployed there.
 */
export function addressBook(chainId: number): AddressBook {
  const known: Readonly<Record<string, unknown>> = books;
  const contracts = known[chainId];
  if (contracts === undefined) throw new AddressBookError(`no contracts are known on chain ${chainId}`);
  return readContracts(contracts, `the book of chain ${chainId}`);
}

/**
 * A book from the parsed JSON of `deploy/addresses/<chain id>.json`.
 *
 * @throws AddressBookError if a contract or field is missing or malformed.
 */
export function parseAddressBook(json: unknown): AddressBook {
  return readContracts(field(json, "contracts", "the book"), "the book");
}

function readContracts(contracts: unknown, where: string): AddressBook {
  const read = (name: ContractName) => readDeployed(field(contracts, name, where), `${where}, ${name}`);
  return {
    authority: read("authority"),
    usdai: read("usdai"),
    susdai: read("susdai"),
    beacon: read("beacon"),
    "qev-metadata": read("qev-metadata"),
    qev: read("qev"),
    "qev-lens": read("qev-lens"),
    "caliber-metadata": read("caliber-metadata"),
    caliber: read("caliber"),
    "deposit-timelock": read("deposit-timelock"),
    "collateral-auction": read("collateral-auction"),
    "loan-positions": read("loan-positions"),
    "loan-book": read("loan-book"),
    "loan-opening": read("loan-opening"),
    "loan-default": read("loan-default"),
    "loan-router": read("loan-router"),
    "loan-lens": read("loan-lens"),
  };
}

function readDeployed(value: unknown, where: string): Deployed {
  const address = field(value, "address", where);
  const block = field(value, "block", where);
  const transaction = field(value, "transaction", where);
  const codeHash = field(value, "codeHash", where);
  if (typeof address !== "string" || !isAddress(address)) throw malformed("address", where);
  if (typeof block !== "number" || !Number.isSafeInteger(block) || block < 0) throw malformed("block", where);
  if (!isHashText(transaction)) throw malformed("transaction", where);
  if (!isHashText(codeHash)) throw malformed("codeHash", where);
  return { address, block: BigInt(block), transaction, codeHash };
}

function isHashText(value: unknown): value is Hash {
  return typeof value === "string" && isHash(value as Hash);
}

function field(value: unknown, key: string, where: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) {
    throw new AddressBookError(`${where} has no ${key}`);
  }
  return (value as Record<string, unknown>)[key];
}

function malformed(key: string, where: string): AddressBookError {
  return new AddressBookError(`${where}: ${key} is malformed`);
}

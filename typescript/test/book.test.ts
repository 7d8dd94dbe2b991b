import assert from "node:assert/strict";
import { test } from "node:test";
import { addressBook, AddressBookError, contractNames, parseAddressBook } from "../src/index.js";
import { books } from "../src/generated/books.js";

const hash = `0x${"11".repeat(32)}`;
const address = "0x00000000000000000000000000000000000000A1";
const deployed = { address, block: 7, transaction: hash, codeHash: hash, wasmHash: hash };
const contracts = Object.fromEntries(contractNames.map((name) => [name, deployed]));

/** A book in which USDai's entry has these fields. */
const withUsdai = (fields: object) => ({ contracts: { ...contracts, usdai: { ...deployed, ...fields } } });

test("a book is read as it is written", () => {
  const book = parseAddressBook({ contracts });
  for (const name of contractNames) {
    assert.deepEqual(book[name], { address, block: 7n, transaction: hash, codeHash: hash });
  }
});

const malformed: [string, unknown, string][] = [
  ["nothing", undefined, "the book has no contracts"],
  ["no contracts", {}, "the book has no contracts"],
  ["one missing", { contracts: { ...contracts, susdai: undefined } }, "the book, susdai has no address"],
  ["no auction", { contracts: { ...contracts, qev: undefined } }, "the book, qev has no address"],
  ["no loans", { contracts: { ...contracts, "loan-router": undefined } }, "the book, loan-router has no address"],
  ["a short address", withUsdai({ address: "0x12" }), "usdai: address"],
  ["a wrong checksum", withUsdai({ address: "0x8ba1f109551bd432803012645ac136ddd64DBa72" }), "usdai: address"],
  ["a block that is text", withUsdai({ block: "7" }), "usdai: block"],
  ["a block below zero", withUsdai({ block: -1 }), "usdai: block"],
  ["a short hash", withUsdai({ transaction: "0x11" }), "usdai: transaction"],
  ["no code hash", withUsdai({ codeHash: null }), "usdai: codeHash"],
];

for (const [what, json, message] of malformed) {
  test(`a book is refused: ${what}`, () => {
    assert.throws(
      () => parseAddressBook(json),
      (error) => error instanceof AddressBookError && error.message.includes(message),
    );
  });
}

test("every generated book is complete, and an unknown chain has none", () => {
  for (const chain of Object.keys(books)) assert.ok(addressBook(Number(chain)).usdai.block >= 0n);
  assert.throws(() => addressBook(1), /no contracts are known on chain 1/);
});

/** The contracts as objects of viem. */
import { getContract, type Address, type Chain, type Client, type GetContractReturnType, type Transport } from "viem";
import { addressBook, type AddressBook } from "./book.js";
import { authorityAbi, beaconAbi, qevAbi, qevLensAbi, susdaiAbi, usdaiAbi } from "./generated/index.js";

/** The contracts, each with `read`, `simulate`, `write`, `getEvents` and so on, as far as the client can. */
export interface Contracts<client extends Client> {
  /** Who may do what. */
  readonly authority: GetContractReturnType<typeof authorityAbi, client, Address>;
  /** The dollar token and its reserve. */
  readonly usdai: GetContractReturnType<typeof usdaiAbi, client, Address>;
  /** The vault in which it is staked. */
  readonly susdai: GetContractReturnType<typeof susdaiAbi, client, Address>;
  /** Redemption positions, the line in which they wait, and the auction. */
  readonly qev: GetContractReturnType<typeof qevAbi, client, Address>;
  /** The auction's books as numbers. */
  readonly qevLens: GetContractReturnType<typeof qevLensAbi, client, Address>;
  /** What verifies rounds of the beacon that opens sealed bids. */
  readonly beacon: GetContractReturnType<typeof beaconAbi, client, Address>;
}

/**
 * The contracts on the client's chain. A wallet client with `publicActions` can do everything.
 *
 * @param book where they are; by default the book of the client's chain.
 * @throws AddressBookError if no book is given and the chain has none.
 */
export function getContracts<client extends Client<Transport, Chain>>(
  client: client,
  book: AddressBook = addressBook(client.chain.id),
): Contracts<client> {
  return {
    authority: getContract({ abi: authorityAbi, address: book.authority.address, client }),
    usdai: getContract({ abi: usdaiAbi, address: book.usdai.address, client }),
    susdai: getContract({ abi: susdaiAbi, address: book.susdai.address, client }),
    qev: getContract({ abi: qevAbi, address: book.qev.address, client }),
    qevLens: getContract({ abi: qevLensAbi, address: book["qev-lens"].address, client }),
    beacon: getContract({ abi: beaconAbi, address: book.beacon.address, client }),
  };
}

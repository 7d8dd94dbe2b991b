/** The contracts as objects of viem. */
import { getContract, type Address, type Chain, type Client, type GetContractReturnType, type Transport } from "viem";
import { addressBook, type AddressBook } from "./book.js";
import {
  authorityAbi,
  beaconAbi,
  caliberAbi,
  collateralAuctionAbi,
  depositTimelockAbi,
  loanBookAbi,
  loanLensAbi,
  loanPositionsAbi,
  loanRouterAbi,
  qevAbi,
  qevLensAbi,
  susdaiAbi,
  usdaiAbi,
} from "./generated/index.js";

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
  /** Titles of hardware. */
  readonly caliber: GetContractReturnType<typeof caliberAbi, client, Address>;
  /** Loans against titles. */
  readonly loanRouter: GetContractReturnType<typeof loanRouterAbi, client, Address>;
  /** What a loan costs now, and where it stands. */
  readonly loanLens: GetContractReturnType<typeof loanLensAbi, client, Address>;
  /** Lenders' positions. */
  readonly loanPositions: GetContractReturnType<typeof loanPositionsAbi, client, Address>;
  /** Cash of lenders, each for one loan. */
  readonly depositTimelock: GetContractReturnType<typeof depositTimelockAbi, client, Address>;
  /** The vault as a lender. */
  readonly loanBook: GetContractReturnType<typeof loanBookAbi, client, Address>;
  /** What sells the titles of loans in default. */
  readonly collateralAuction: GetContractReturnType<typeof collateralAuctionAbi, client, Address>;
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
    caliber: getContract({ abi: caliberAbi, address: book.caliber.address, client }),
    loanRouter: getContract({ abi: loanRouterAbi, address: book["loan-router"].address, client }),
    loanLens: getContract({ abi: loanLensAbi, address: book["loan-lens"].address, client }),
    loanPositions: getContract({ abi: loanPositionsAbi, address: book["loan-positions"].address, client }),
    depositTimelock: getContract({ abi: depositTimelockAbi, address: book["deposit-timelock"].address, client }),
    loanBook: getContract({ abi: loanBookAbi, address: book["loan-book"].address, client }),
    collateralAuction: getContract({ abi: collateralAuctionAbi, address: book["collateral-auction"].address, client }),
  };
}

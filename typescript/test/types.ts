/**
 * What the compiler must accept and refuse. Nothing here runs: an ABI that is not `as const` makes names plain
 * strings and results `unknown`, and then the build fails.
 */
import { createPublicClient, createWalletClient, http, publicActions, type Address, type Hash } from "viem";
import { readContract, simulateContract } from "viem/actions";
import { authorityAbi, getContracts, localNode, susdaiAbi, tokenAbi, usdaiAbi, type AddressBook } from "../src/index.js";

/** Compiles only if the two types are the same. */
function same<One, Other>(
  ..._: (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? [] : [never]
): void {}

declare const book: AddressBook;
declare const account: Address;
const client = createPublicClient({ chain: localNode, transport: http() });
const wallet = createWalletClient({ chain: localNode, transport: http(), account }).extend(publicActions);

export async function results(): Promise<void> {
  const supply = await readContract(client, { abi: usdaiAbi, address: account, functionName: "totalSupply" });
  same<typeof supply, bigint>();
  const decimals = await readContract(client, { abi: tokenAbi, address: account, functionName: "decimals" });
  same<typeof decimals, number>();
  const [roles, holders] = await readContract(client, { abi: authorityAbi, address: account, functionName: "roles" });
  same<typeof roles, readonly Hash[]>();
  same<typeof holders, readonly Address[]>();
  const { caliber, loanRouter, qev, qevLens, susdai, usdai } = getContracts(wallet, book);
  const value = await caliber.read.currentValue([1n, 1n]);
  same<typeof value, bigint>();
  const state = await loanRouter.read.loanState(["0x"]);
  same<typeof state, readonly [Hash, Hash]>();
  const ahead = await qev.read.sharesAhead([1n]);
  same<typeof ahead, bigint>();
  const sums = await qevLens.read.tickSums([1, 1_900]);
  same<typeof sums, readonly bigint[]>();
  const shares = await susdai.read.previewDeposit([1n]);
  same<typeof shares, bigint>();
  const [event] = await usdai.getEvents.Transfer();
  same<NonNullable<typeof event>["args"]["value"], bigint | undefined>();
  const { result } = await simulateContract(wallet, {
    abi: susdaiAbi,
    address: account,
    functionName: "deposit",
    args: [1n, account, 1n],
  });
  same<typeof result, bigint>();
  const hash = await usdai.write.approve([account, 1n]);
  same<typeof hash, Hash>();
}

export async function mistakes(): Promise<void> {
  const { authority, usdai } = getContracts(wallet, book);
  // @ts-expect-error: no such function
  await readContract(client, { abi: usdaiAbi, address: account, functionName: "totalSuply" });
  // @ts-expect-error: the argument is missing
  await readContract(client, { abi: usdaiAbi, address: account, functionName: "balanceOf" });
  // @ts-expect-error: an amount is a bigint
  await readContract(client, { abi: susdaiAbi, address: account, functionName: "previewDeposit", args: [1] });
  // @ts-expect-error: it changes state, so it is not read
  await readContract(client, { abi: usdaiAbi, address: account, functionName: "harvest" });
  // @ts-expect-error: no such event
  await usdai.getEvents.Transferred();
  // @ts-expect-error: no such function
  await authority.write.grantRoles([account]);
  // @ts-expect-error: a client that knows no chain has no book
  getContracts(createPublicClient({ transport: http() }));
}

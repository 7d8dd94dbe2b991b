/** ERC-2612: approvals by signature, for USDai and sUSDai. */
import { parseSignature, type Address, type Client, type Hex } from "viem";
import { readContract } from "viem/actions";
import { usdaiAbi } from "./generated/index.js";

/** What an owner signs. */
export interface Permit {
  readonly owner: Address;
  readonly spender: Address;
  /** In the token's smallest unit. */
  readonly value: bigint;
  /** The owner's next nonce at the token. */
  readonly nonce: bigint;
  /** Unix seconds; the last moment at which it can be used. */
  readonly deadline: bigint;
}

/** The EIP-712 domain of a token. */
export interface PermitDomain {
  readonly name: string;
  readonly version: string;
  readonly chainId: number;
  readonly verifyingContract: Address;
}

const types = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** What `signTypedData` takes. */
export interface PermitTypedData {
  readonly domain: PermitDomain;
  readonly types: typeof types;
  readonly primaryType: "Permit";
  readonly message: Permit;
}

/** The typed data of a permit. */
export function permitTypedData(domain: PermitDomain, message: Permit): PermitTypedData {
  return { domain, types, primaryType: "Permit", message };
}

/**
 * The typed data of the owner's next permit at USDai or sUSDai: both say their domain (ERC-5267) and the nonce.
 *
 * A signature is good for one nonce, so sign what was read last.
 */
export async function readPermit(
  client: Client,
  token: Address,
  permit: Omit<Permit, "nonce">,
): Promise<PermitTypedData> {
  // Both tokens have these two functions, so either's ABI does.
  const contract = { abi: usdaiAbi, address: token } as const;
  const [domain, nonce] = await Promise.all([
    readContract(client, { ...contract, functionName: "eip712Domain" }),
    readContract(client, { ...contract, functionName: "nonces", args: [permit.owner] }),
  ]);
  const [, name, version, chainId, verifyingContract] = domain;
  return permitTypedData({ name, version, chainId: Number(chainId), verifyingContract }, { ...permit, nonce });
}

/** The arguments of `permit` at the token, from what was signed and the signature. */
export function permitArguments(
  { owner, spender, value, deadline }: Permit,
  signature: Hex,
): readonly [Address, Address, bigint, bigint, number, Hex, Hex] {
  const { r, s, yParity } = parseSignature(signature);
  return [owner, spender, value, deadline, 27 + yParity, r, s];
}

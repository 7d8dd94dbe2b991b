/** A session with viem, by JSON-RPC alone: create a wallet, fund it, mint, permit, stake, and read the events. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  createTestClient,
  createWalletClient,
  decodeEventLog,
  encodeEventTopics,
  getAddress,
  http,
  parseEther,
  parseUnits,
  publicActions,
  webSocket,
  zeroAddress,
  type Hash,
  type Hex,
  type RpcLog,
} from "viem";
import { generatePrivateKey, mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { getContracts, permitArguments, readPermit, susdaiAbi, tokenAbi, usdaiAbi } from "../src/index.js";
import { startNode, type Node } from "./node.js";

const mnemonic = "test test test test test test test test test test test junk";
const owner = privateKeyToAccount(generatePrivateKey());
const other = mnemonicToAccount(mnemonic, { addressIndex: 1 });
const minted = parseEther("600");
const staked = parseEther("250");
const pollingInterval = 20;

let node: Node;
before(async () => (node = await startNode()));
after(() => node.stop());

function clients() {
  const { chain } = node;
  const connect = (account: typeof owner | typeof other) =>
    createWalletClient({ chain, account, transport: http(), pollingInterval }).extend(publicActions);
  const wallet = connect(owner);
  return { wallet, relay: connect(other), ...getContracts(wallet, node.book) };
}

async function succeed(hash: Hash): Promise<void> {
  const { status } = await clients().wallet.waitForTransactionReceipt({ hash });
  assert.equal(status, "success");
}

test("a new wallet is funded", async () => {
  const tester = createTestClient({ chain: node.chain, mode: "anvil", transport: http() });
  await tester.setBalance({ address: owner.address, value: parseEther("1") });
  assert.equal(await clients().wallet.getBalance({ address: owner.address }), parseEther("1"));
  const dollar = { abi: tokenAbi, address: node.dollar } as const;
  const { wallet } = clients();
  await succeed(await wallet.writeContract({ ...dollar, functionName: "mint", args: [owner.address, 1_000_000_000n] }));
  await succeed(
    await wallet.writeContract({ ...dollar, functionName: "approve", args: [node.book.usdai.address, 600_000_000n] }),
  );
});

test("it mints USDai for dollars", async () => {
  const { usdai } = clients();
  const quoted = await usdai.read.previewDeposit([node.dollar, parseUnits("600", 6)]);
  assert.equal(quoted, minted);
  await succeed(await usdai.write.deposit([node.dollar, parseUnits("600", 6), quoted, owner.address]));
  assert.equal(await usdai.read.balanceOf([owner.address]), minted);
});

test("it signs a permit, which another account brings", async () => {
  const { wallet, relay, usdai } = clients();
  const { timestamp } = await wallet.getBlock();
  const permit = { owner: owner.address, spender: node.book.susdai.address, value: staked, deadline: timestamp + 3_600n };
  const typedData = await readPermit(wallet, usdai.address, permit);
  const signature = await wallet.signTypedData(typedData);
  const { request } = await relay.simulateContract({
    abi: usdaiAbi,
    address: usdai.address,
    functionName: "permit",
    args: permitArguments(typedData.message, signature),
  });
  await succeed(await relay.writeContract(request));
  assert.equal(await usdai.read.allowance([owner.address, node.book.susdai.address]), staked);
  assert.equal((await readPermit(wallet, usdai.address, permit)).message.nonce, typedData.message.nonce + 1n);
});

test("it stakes what it permitted", async () => {
  const { usdai, susdai } = clients();
  const shares = await susdai.read.previewDeposit([staked]);
  await succeed(await susdai.write.deposit([staked, owner.address, shares]));
  assert.equal(await susdai.read.balanceOf([owner.address]), shares);
  assert.equal(await usdai.read.balanceOf([owner.address]), minted - staked);
});

test("the events tell what happened", async () => {
  const { usdai, susdai } = clients();
  const range = { fromBlock: node.book.usdai.block };
  const deposits = await usdai.getEvents.Deposited({ caller: owner.address }, range);
  assert.deepEqual(
    deposits.map(({ args }) => [args.depositToken, args.depositAmount, args.mintAmount]),
    [[node.dollar, 600_000_000n, minted]],
  );
  const [stake] = await usdai.getEvents.Transfer({ from: owner.address, to: susdai.address }, range);
  assert.equal(stake?.args.value, staked);
  const [share] = await susdai.getEvents.Transfer({ from: zeroAddress, to: owner.address }, range);
  assert.equal(share?.args.value, await susdai.read.balanceOf([owner.address]));
});

test("the contracts of credit are wired", async () => {
  const { caliber, collateralAuction, loanBook, loanLens, loanPositions, loanRouter } = clients();
  const router = getAddress(node.book["loan-router"].address);
  const [ofTitles] = await caliber.read.partners();
  const ofBook = (await loanBook.read.partners()).at(-1);
  const others = [loanLens.read.router(), collateralAuction.read.router(), loanPositions.read.router()];
  assert.deepEqual([ofTitles, ofBook, ...(await Promise.all(others))], Array(5).fill(router));
  const opening = getAddress(node.book["loan-opening"].address);
  assert.ok((await loanRouter.read.partners()).includes(opening));
});

test("a WebSocket brings events as they happen", async () => {
  const { susdai } = clients();
  const listener = createPublicClient({ chain: node.chain, transport: webSocket() });
  const wanted = encodeEventTopics({ abi: susdaiAbi, eventName: "Transfer", args: { to: other.address } });
  let bring: (log: unknown) => void = () => {};
  const brought = new Promise<unknown>((resolve) => (bring = resolve));
  // The promise of the subscription, so that it stands before the transfer is sent.
  const { unsubscribe } = await listener.transport.subscribe({
    params: ["logs", { address: susdai.address, topics: wanted }],
    onData: ({ result }) => bring(result),
  });
  await succeed(await susdai.write.transfer([other.address, 7n]));
  const { data, topics } = (await brought) as RpcLog;
  const { args } = decodeEventLog({ abi: susdaiAbi, eventName: "Transfer", data, topics: topics as [Hex] });
  assert.deepEqual(args, { from: owner.address, to: other.address, value: 7n });
  await unsubscribe();
  (await listener.transport.getRpcClient()).close();
});

test("a refusal is the contract's own error", async () => {
  const { usdai } = clients();
  const balance = await usdai.read.balanceOf([owner.address]);
  await assert.rejects(usdai.simulate.withdraw([node.dollar, balance + 1n, 0n, owner.address]), (error) => {
    const revert = error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : null;
    assert.ok(revert instanceof ContractFunctionRevertedError);
    assert.equal(revert.data?.errorName, "ERC20InsufficientBalance");
    assert.deepEqual(revert.data?.args, [owner.address, balance, balance + 1n]);
    return true;
  });
});

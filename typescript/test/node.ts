/** A node with the contracts on it, for one test: the programs of this checkout, on a free port. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isAddress, type Address, type Chain } from "viem";
import { localNode, parseAddressBook, type AddressBook } from "../src/index.js";

/** From `typescript/dist/test`. */
const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const usdai = join(root, "target/debug/usdai");
/** The first development account; its key is public. */
const firstKey = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/** A running node. */
export interface Node {
  /** The local chain at the port that the node found. */
  readonly chain: Chain;
  /** The dollar that anyone can make. */
  readonly dollar: Address;
  readonly book: AddressBook;
  stop(): Promise<void>;
}

/** Starts a node and deploys the contracts. */
export async function startNode(): Promise<Node> {
  const program = spawn(usdai, ["--root", root, "node", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => stopProgram(program);
  try {
    const { url, dollar } = await greeting(program);
    const rpcUrls = { default: { http: [url], webSocket: [url.replace("http", "ws")] } };
    return { chain: { ...localNode, rpcUrls }, dollar, book: await deploy(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a node says when it listens: where, and in the last line its test dollar. */
async function greeting(program: ChildProcess): Promise<{ url: string; dollar: Address }> {
  if (program.stdout === null) throw new Error("the node has no output");
  let url: string | undefined;
  for await (const line of createInterface({ input: program.stdout })) {
    url ??= /^listening on (http:\S+) /.exec(line)?.[1];
    const dollar = /^Test dollar.* (0x\w{40})$/.exec(line)?.[1];
    if (url !== undefined && dollar !== undefined && isAddress(dollar)) return { url, dollar };
  }
  throw new Error("the node ended before it listened");
}

async function deploy(url: string): Promise<AddressBook> {
  const folder = await mkdtemp(join(tmpdir(), "usdai-"));
  try {
    const book = join(folder, "book.json");
    const config = join(root, "deploy/config/local.toml");
    const options = ["--rpc-url", url, "--config", config, "--book", book, "--no-build", "--yes"];
    const env = { ...process.env, USDAI_PRIVATE_KEY: firstKey };
    await promisify(execFile)(usdai, ["--root", root, "deploy", ...options], { env });
    return parseAddressBook(JSON.parse(await readFile(book, "utf8")));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function stopProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, "exit");
  program.kill("SIGTERM");
  await ended;
}

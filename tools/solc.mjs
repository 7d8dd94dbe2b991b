// Solidity's standard JSON interface: the request on standard input, the answer on standard output. What a source
// imports of an npm package is read from layerzero/.
import { readFileSync } from "node:fs";
import solc from "solc";

const packages = new URL("layerzero/node_modules/", import.meta.url);

function imported(name) {
  try {
    return { contents: readFileSync(new URL(name, packages), "utf8") };
  } catch {
    return { error: `${name} is not installed: run ./scripts/setup` };
  }
}

process.stdout.write(solc.compile(readFileSync(0, "utf8"), { import: imported }));

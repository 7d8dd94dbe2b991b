// Solidity's standard JSON interface: the request on standard input, the answer on standard output.
import { readFileSync } from "node:fs";
import solc from "solc";

process.stdout.write(solc.compile(readFileSync(0, "utf8")));

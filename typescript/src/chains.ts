/** The chains that the contracts are used on. */
import { defineChain, type Chain } from "viem";

export { arbitrum, arbitrumSepolia } from "viem/chains";

/** The chain of `usdai node` on its default port. Its id is that of Nitro's development node. */
export const localNode: Chain = defineChain({
  id: 412_346,
  name: "USDai local node",
  nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
  rpcUrls: {
    default: { http: ["http://127.0.0.1:8547"], webSocket: ["ws://127.0.0.1:8547"] },
  },
  testnet: true,
});

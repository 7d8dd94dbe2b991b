// Generated from abi/qev-metadata.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const qevMetadataAbi = [
  {
    "type": "function",
    "name": "tokenURI",
    "inputs": [
      {
        "name": "id",
        "type": "uint256"
      },
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "waiting",
        "type": "uint256"
      },
      {
        "name": "bid",
        "type": "uint256"
      },
      {
        "name": "tick",
        "type": "uint16"
      },
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "sealedFor",
        "type": "uint64"
      },
      {
        "name": "isPenalised",
        "type": "bool"
      },
      {
        "name": "commitment",
        "type": "bytes32"
      },
      {
        "name": "collectableShares",
        "type": "uint256"
      },
      {
        "name": "collectableAssets",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "pure"
  },
  {
    "type": "error",
    "name": "ValueNotAccepted",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      }
    ]
  }
] as const satisfies Abi;

// Generated from abi/caliber-metadata.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const caliberMetadataAbi = [
  {
    "type": "function",
    "name": "tokenURI",
    "inputs": [
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "state",
        "type": "uint8"
      },
      {
        "name": "assetClass",
        "type": "uint8"
      },
      {
        "name": "quantity",
        "type": "uint32"
      },
      {
        "name": "model",
        "type": "bytes32"
      },
      {
        "name": "insuredAmount",
        "type": "uint256"
      },
      {
        "name": "policyExpiresAt",
        "type": "uint64"
      },
      {
        "name": "policies",
        "type": "uint16"
      },
      {
        "name": "frozenFrom",
        "type": "uint64"
      },
      {
        "name": "frozenUntil",
        "type": "uint64"
      },
      {
        "name": "appraisedAt",
        "type": "uint64"
      },
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "maxLoan",
        "type": "uint256"
      },
      {
        "name": "at",
        "type": "uint64"
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

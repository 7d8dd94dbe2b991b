// Generated from abi/qev-lens.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const qevLensAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "qev",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "auction",
    "inputs": [],
    "outputs": [
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "phase",
        "type": "uint8"
      },
      {
        "name": "since",
        "type": "uint64"
      },
      {
        "name": "lockTime",
        "type": "uint64"
      },
      {
        "name": "revealEnd",
        "type": "uint64"
      },
      {
        "name": "isBeaconKnown",
        "type": "bool"
      },
      {
        "name": "maximumTick",
        "type": "uint16"
      },
      {
        "name": "line",
        "type": "uint256"
      },
      {
        "name": "unopened",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "intake",
    "inputs": [],
    "outputs": [
      {
        "name": "nextId",
        "type": "uint256"
      },
      {
        "name": "cut",
        "type": "uint256"
      },
      {
        "name": "line",
        "type": "uint256"
      },
      {
        "name": "committed",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "partners",
    "inputs": [],
    "outputs": [
      {
        "name": "vault",
        "type": "address"
      },
      {
        "name": "beacon",
        "type": "address"
      },
      {
        "name": "metadata",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "qev",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "record",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64"
      }
    ],
    "outputs": [
      {
        "name": "isVoid",
        "type": "bool"
      },
      {
        "name": "isExcused",
        "type": "bool"
      },
      {
        "name": "marginalTick",
        "type": "uint16"
      },
      {
        "name": "marginalServed",
        "type": "uint256"
      },
      {
        "name": "marginalBid",
        "type": "uint256"
      },
      {
        "name": "rate",
        "type": "uint16"
      },
      {
        "name": "frontier",
        "type": "uint256"
      },
      {
        "name": "price",
        "type": "uint256"
      },
      {
        "name": "cutServed",
        "type": "uint256"
      },
      {
        "name": "penalty",
        "type": "uint16"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "serving",
    "inputs": [],
    "outputs": [
      {
        "name": "frontier",
        "type": "uint256"
      },
      {
        "name": "frontierServed",
        "type": "uint256"
      },
      {
        "name": "left",
        "type": "uint256"
      },
      {
        "name": "penalty",
        "type": "uint16"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "tickSums",
    "inputs": [
      {
        "name": "first",
        "type": "uint16"
      },
      {
        "name": "count",
        "type": "uint16"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "error",
    "name": "AlreadyConstructed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ArithmeticOverflow",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ContractSilent",
    "inputs": [
      {
        "name": "contract_",
        "type": "address"
      }
    ]
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
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  }
] as const satisfies Abi;

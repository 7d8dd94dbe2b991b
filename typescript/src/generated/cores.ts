// Generated from abi/cores.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const coresAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "authority",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "acceptAuthority",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "authority",
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
    "name": "balanceOf",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "claim",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "claims",
        "type": "tuple[]",
        "components": [
          {
            "name": "week",
            "type": "uint32"
          },
          {
            "name": "amount",
            "type": "uint256"
          },
          {
            "name": "proof",
            "type": "bytes32[]"
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "decimals",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "isClaimed",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "name",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "openSeason",
    "inputs": [
      {
        "name": "start",
        "type": "uint64"
      },
      {
        "name": "weekCount",
        "type": "uint32"
      },
      {
        "name": "weeklyMaximum",
        "type": "uint256"
      },
      {
        "name": "rates",
        "type": "tuple",
        "components": [
          {
            "name": "held",
            "type": "uint96"
          },
          {
            "name": "staked",
            "type": "uint96"
          },
          {
            "name": "minted",
            "type": "uint96"
          },
          {
            "name": "lent",
            "type": "uint96"
          },
          {
            "name": "referralBps",
            "type": "uint16"
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "pendingAuthority",
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
    "name": "publish",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      },
      {
        "name": "root",
        "type": "bytes32"
      },
      {
        "name": "total",
        "type": "uint256"
      },
      {
        "name": "inputHash",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "referrerOf",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
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
    "name": "season",
    "inputs": [],
    "outputs": [
      {
        "name": "start",
        "type": "uint64"
      },
      {
        "name": "firstWeek",
        "type": "uint32"
      },
      {
        "name": "weekCount",
        "type": "uint32"
      },
      {
        "name": "weeklyMaximum",
        "type": "uint256"
      },
      {
        "name": "rates",
        "type": "tuple",
        "components": [
          {
            "name": "held",
            "type": "uint96"
          },
          {
            "name": "staked",
            "type": "uint96"
          },
          {
            "name": "minted",
            "type": "uint96"
          },
          {
            "name": "lent",
            "type": "uint96"
          },
          {
            "name": "referralBps",
            "type": "uint16"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "setReferrer",
    "inputs": [
      {
        "name": "referrer",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "symbol",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "totalSupply",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "transferAuthority",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "voidWeek",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "week",
    "inputs": [
      {
        "name": "number",
        "type": "uint32"
      }
    ],
    "outputs": [
      {
        "name": "root",
        "type": "bytes32"
      },
      {
        "name": "total",
        "type": "uint256"
      },
      {
        "name": "claimed",
        "type": "uint256"
      },
      {
        "name": "inputHash",
        "type": "bytes32"
      },
      {
        "name": "claimableAt",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
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

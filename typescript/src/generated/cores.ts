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
    "name": "allowance",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "spender",
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
    "name": "approve",
    "inputs": [
      {
        "name": "spender",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
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
    "name": "seasonOf",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      }
    ],
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
    "name": "transfer",
    "inputs": [
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
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
    "name": "transferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
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
    "type": "event",
    "name": "AuthorityChanged",
    "inputs": [
      {
        "name": "previousAuthority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorityOffered",
    "inputs": [
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "pendingAuthority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Claimed",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "week",
        "type": "uint32",
        "indexed": true
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Referred",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "referrer",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "SeasonOpened",
    "inputs": [
      {
        "name": "firstWeek",
        "type": "uint32",
        "indexed": true
      },
      {
        "name": "start",
        "type": "uint64",
        "indexed": false
      },
      {
        "name": "weekCount",
        "type": "uint32",
        "indexed": false
      },
      {
        "name": "weeklyMaximum",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "rates",
        "type": "tuple",
        "indexed": false,
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
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Transfer",
    "inputs": [
      {
        "name": "from",
        "type": "address",
        "indexed": true
      },
      {
        "name": "to",
        "type": "address",
        "indexed": true
      },
      {
        "name": "value",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "WeekPublished",
    "inputs": [
      {
        "name": "week",
        "type": "uint32",
        "indexed": true
      },
      {
        "name": "publisher",
        "type": "address",
        "indexed": true
      },
      {
        "name": "root",
        "type": "bytes32",
        "indexed": false
      },
      {
        "name": "total",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "inputHash",
        "type": "bytes32",
        "indexed": false
      },
      {
        "name": "claimableAt",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "WeekVoided",
    "inputs": [
      {
        "name": "week",
        "type": "uint32",
        "indexed": true
      },
      {
        "name": "guardian",
        "type": "address",
        "indexed": true
      },
      {
        "name": "root",
        "type": "bytes32",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "error",
    "name": "AlreadyClaimed",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "AlreadyConstructed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AlreadyPublished",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      }
    ]
  },
  {
    "type": "error",
    "name": "ArithmeticOverflow",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ChallengeOver",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      },
      {
        "name": "claimableAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "HashMissing",
    "inputs": []
  },
  {
    "type": "error",
    "name": "InvalidProof",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotClaimable",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      },
      {
        "name": "claimableAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotGuardian",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotPendingAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotPublished",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotPublisher",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotTransferable",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NothingToClaim",
    "inputs": []
  },
  {
    "type": "error",
    "name": "RateTooHigh",
    "inputs": [
      {
        "name": "rate",
        "type": "uint256"
      },
      {
        "name": "maximum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ReferrerKnown",
    "inputs": [
      {
        "name": "referrer",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "SelfReferral",
    "inputs": []
  },
  {
    "type": "error",
    "name": "StartOutOfRange",
    "inputs": [
      {
        "name": "start",
        "type": "uint64"
      },
      {
        "name": "earliest",
        "type": "uint64"
      },
      {
        "name": "latest",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "TotalExceeded",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      },
      {
        "name": "left",
        "type": "uint256"
      },
      {
        "name": "amount",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TotalTooHigh",
    "inputs": [
      {
        "name": "total",
        "type": "uint256"
      },
      {
        "name": "maximum",
        "type": "uint256"
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
    "name": "WeekCountOutOfRange",
    "inputs": [
      {
        "name": "weekCount",
        "type": "uint32"
      },
      {
        "name": "least",
        "type": "uint32"
      },
      {
        "name": "most",
        "type": "uint32"
      }
    ]
  },
  {
    "type": "error",
    "name": "WeekNotOver",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      },
      {
        "name": "end",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "WeekUnknown",
    "inputs": [
      {
        "name": "week",
        "type": "uint32"
      }
    ]
  },
  {
    "type": "error",
    "name": "WeeklyMaximumOutOfRange",
    "inputs": [
      {
        "name": "weeklyMaximum",
        "type": "uint256"
      },
      {
        "name": "least",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ZeroAmount",
    "inputs": []
  }
] as const satisfies Abi;

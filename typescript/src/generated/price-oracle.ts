// Generated from abi/price-oracle.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const priceOracleAbi = [
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
    "name": "feed",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "aggregator",
        "type": "address"
      },
      {
        "name": "decimals",
        "type": "uint8"
      },
      {
        "name": "maximumAge",
        "type": "uint32"
      },
      {
        "name": "least",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      },
      {
        "name": "toleranceBps",
        "type": "uint16"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "peggedPrice",
    "inputs": [
      {
        "name": "token",
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
    "name": "price",
    "inputs": [
      {
        "name": "token",
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
    "name": "removeFeed",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "sequencer",
    "inputs": [],
    "outputs": [
      {
        "name": "aggregator",
        "type": "address"
      },
      {
        "name": "gracePeriod",
        "type": "uint32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "setFeed",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      },
      {
        "name": "aggregator",
        "type": "address"
      },
      {
        "name": "maximumAge",
        "type": "uint32"
      },
      {
        "name": "least",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      },
      {
        "name": "toleranceBps",
        "type": "uint16"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setSequencer",
    "inputs": [
      {
        "name": "aggregator",
        "type": "address"
      },
      {
        "name": "gracePeriod",
        "type": "uint32"
      }
    ],
    "outputs": [],
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
    "name": "FeedRemoved",
    "inputs": [
      {
        "name": "token",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "FeedSet",
    "inputs": [
      {
        "name": "token",
        "type": "address",
        "indexed": true
      },
      {
        "name": "aggregator",
        "type": "address",
        "indexed": true
      },
      {
        "name": "decimals",
        "type": "uint8",
        "indexed": false
      },
      {
        "name": "maximumAge",
        "type": "uint32",
        "indexed": false
      },
      {
        "name": "least",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "most",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "toleranceBps",
        "type": "uint16",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "SequencerSet",
    "inputs": [
      {
        "name": "aggregator",
        "type": "address",
        "indexed": true
      },
      {
        "name": "gracePeriod",
        "type": "uint32",
        "indexed": false
      }
    ],
    "anonymous": false
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
    "name": "Depegged",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      },
      {
        "name": "price",
        "type": "uint256"
      },
      {
        "name": "least",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "FeedUnknown",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "FeedUnreadable",
    "inputs": [
      {
        "name": "aggregator",
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
    "name": "OutOfRange",
    "inputs": [
      {
        "name": "value",
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
    "name": "PriceFromFuture",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      },
      {
        "name": "updatedAt",
        "type": "uint64"
      },
      {
        "name": "now_",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "PriceNotPositive",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      },
      {
        "name": "answer",
        "type": "int256"
      }
    ]
  },
  {
    "type": "error",
    "name": "PriceOutOfBounds",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      },
      {
        "name": "price",
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
    "name": "PriceStale",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      },
      {
        "name": "age",
        "type": "uint64"
      },
      {
        "name": "maximumAge",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "SequencerDown",
    "inputs": [
      {
        "name": "aggregator",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "SequencerRestarted",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
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

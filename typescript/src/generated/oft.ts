// Generated from abi/oft.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const oftAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "authority",
        "type": "address"
      },
      {
        "name": "bridge",
        "type": "address"
      },
      {
        "name": "endpoint",
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
    "name": "allowInitializePath",
    "inputs": [
      {
        "name": "origin",
        "type": "tuple",
        "components": [
          {
            "name": "srcEid",
            "type": "uint32"
          },
          {
            "name": "sender",
            "type": "bytes32"
          },
          {
            "name": "nonce",
            "type": "uint64"
          }
        ]
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
    "name": "approvalRequired",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "pure"
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
    "name": "bridge",
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
    "name": "combineOptions",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
      },
      {
        "name": "msgType",
        "type": "uint16"
      },
      {
        "name": "extraOptions",
        "type": "bytes"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "decimalConversionRate",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "pure"
  },
  {
    "type": "function",
    "name": "endpoint",
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
    "name": "enforcedOptions",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
      },
      {
        "name": "msgType",
        "type": "uint16"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "lzReceive",
    "inputs": [
      {
        "name": "origin",
        "type": "tuple",
        "components": [
          {
            "name": "srcEid",
            "type": "uint32"
          },
          {
            "name": "sender",
            "type": "bytes32"
          },
          {
            "name": "nonce",
            "type": "uint64"
          }
        ]
      },
      {
        "name": "guid",
        "type": "bytes32"
      },
      {
        "name": "message",
        "type": "bytes"
      },
      {
        "name": "executor",
        "type": "address"
      },
      {
        "name": "extraData",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "nextNonce",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
      },
      {
        "name": "sender",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "oAppVersion",
    "inputs": [],
    "outputs": [
      {
        "name": "senderVersion",
        "type": "uint64"
      },
      {
        "name": "receiverVersion",
        "type": "uint64"
      }
    ],
    "stateMutability": "pure"
  },
  {
    "type": "function",
    "name": "oftVersion",
    "inputs": [],
    "outputs": [
      {
        "name": "interfaceId",
        "type": "bytes4"
      },
      {
        "name": "version",
        "type": "uint64"
      }
    ],
    "stateMutability": "pure"
  },
  {
    "type": "function",
    "name": "outstandingOf",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
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
    "name": "peers",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
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
    "name": "quoteOFT",
    "inputs": [
      {
        "name": "sendParam",
        "type": "tuple",
        "components": [
          {
            "name": "dstEid",
            "type": "uint32"
          },
          {
            "name": "to",
            "type": "bytes32"
          },
          {
            "name": "amountLD",
            "type": "uint256"
          },
          {
            "name": "minAmountLD",
            "type": "uint256"
          },
          {
            "name": "extraOptions",
            "type": "bytes"
          },
          {
            "name": "composeMsg",
            "type": "bytes"
          },
          {
            "name": "oftCmd",
            "type": "bytes"
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "limit",
        "type": "tuple",
        "components": [
          {
            "name": "minAmountLD",
            "type": "uint256"
          },
          {
            "name": "maxAmountLD",
            "type": "uint256"
          }
        ]
      },
      {
        "name": "fees",
        "type": "tuple[]",
        "components": [
          {
            "name": "feeAmountLD",
            "type": "int256"
          },
          {
            "name": "description",
            "type": "string"
          }
        ]
      },
      {
        "name": "receipt",
        "type": "tuple",
        "components": [
          {
            "name": "amountSentLD",
            "type": "uint256"
          },
          {
            "name": "amountReceivedLD",
            "type": "uint256"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "quoteSend",
    "inputs": [
      {
        "name": "sendParam",
        "type": "tuple",
        "components": [
          {
            "name": "dstEid",
            "type": "uint32"
          },
          {
            "name": "to",
            "type": "bytes32"
          },
          {
            "name": "amountLD",
            "type": "uint256"
          },
          {
            "name": "minAmountLD",
            "type": "uint256"
          },
          {
            "name": "extraOptions",
            "type": "bytes"
          },
          {
            "name": "composeMsg",
            "type": "bytes"
          },
          {
            "name": "oftCmd",
            "type": "bytes"
          }
        ]
      },
      {
        "name": "payInLzToken",
        "type": "bool"
      }
    ],
    "outputs": [
      {
        "name": "fee",
        "type": "tuple",
        "components": [
          {
            "name": "nativeFee",
            "type": "uint256"
          },
          {
            "name": "lzTokenFee",
            "type": "uint256"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "send",
    "inputs": [
      {
        "name": "sendParam",
        "type": "tuple",
        "components": [
          {
            "name": "dstEid",
            "type": "uint32"
          },
          {
            "name": "to",
            "type": "bytes32"
          },
          {
            "name": "amountLD",
            "type": "uint256"
          },
          {
            "name": "minAmountLD",
            "type": "uint256"
          },
          {
            "name": "extraOptions",
            "type": "bytes"
          },
          {
            "name": "composeMsg",
            "type": "bytes"
          },
          {
            "name": "oftCmd",
            "type": "bytes"
          }
        ]
      },
      {
        "name": "fee",
        "type": "tuple",
        "components": [
          {
            "name": "nativeFee",
            "type": "uint256"
          },
          {
            "name": "lzTokenFee",
            "type": "uint256"
          }
        ]
      },
      {
        "name": "refundAddress",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "receipt",
        "type": "tuple",
        "components": [
          {
            "name": "guid",
            "type": "bytes32"
          },
          {
            "name": "nonce",
            "type": "uint64"
          },
          {
            "name": "fee",
            "type": "tuple",
            "components": [
              {
                "name": "nativeFee",
                "type": "uint256"
              },
              {
                "name": "lzTokenFee",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "oftReceipt",
        "type": "tuple",
        "components": [
          {
            "name": "amountSentLD",
            "type": "uint256"
          },
          {
            "name": "amountReceivedLD",
            "type": "uint256"
          }
        ]
      }
    ],
    "stateMutability": "payable"
  },
  {
    "type": "function",
    "name": "setDelegate",
    "inputs": [
      {
        "name": "delegate",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setEnforcedOptions",
    "inputs": [
      {
        "name": "enforcedOptions",
        "type": "tuple[]",
        "components": [
          {
            "name": "eid",
            "type": "uint32"
          },
          {
            "name": "msgType",
            "type": "uint16"
          },
          {
            "name": "options",
            "type": "bytes"
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setPeer",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
      },
      {
        "name": "peer",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "sharedDecimals",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "pure"
  },
  {
    "type": "function",
    "name": "token",
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
    "name": "ComposeIgnored",
    "inputs": [
      {
        "name": "guid",
        "type": "bytes32",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "EnforcedOptionSet",
    "inputs": [
      {
        "name": "enforcedOptions",
        "type": "tuple[]",
        "indexed": false,
        "components": [
          {
            "name": "eid",
            "type": "uint32"
          },
          {
            "name": "msgType",
            "type": "uint16"
          },
          {
            "name": "options",
            "type": "bytes"
          }
        ]
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "OFTReceived",
    "inputs": [
      {
        "name": "guid",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "srcEid",
        "type": "uint32",
        "indexed": false
      },
      {
        "name": "toAddress",
        "type": "address",
        "indexed": true
      },
      {
        "name": "amountReceivedLD",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "OFTSent",
    "inputs": [
      {
        "name": "guid",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "dstEid",
        "type": "uint32",
        "indexed": false
      },
      {
        "name": "fromAddress",
        "type": "address",
        "indexed": true
      },
      {
        "name": "amountSentLD",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "amountReceivedLD",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PeerSet",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32",
        "indexed": false
      },
      {
        "name": "peer",
        "type": "bytes32",
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
    "name": "AmountSDOverflowed",
    "inputs": [
      {
        "name": "amountSD",
        "type": "uint256"
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
    "name": "ComposeRefused",
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
    "name": "InvalidLocalDecimals",
    "inputs": []
  },
  {
    "type": "error",
    "name": "InvalidOptions",
    "inputs": [
      {
        "name": "options",
        "type": "bytes"
      }
    ]
  },
  {
    "type": "error",
    "name": "InvalidRecipient",
    "inputs": [
      {
        "name": "to",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "LzTokenUnavailable",
    "inputs": []
  },
  {
    "type": "error",
    "name": "MessageTooShort",
    "inputs": [
      {
        "name": "length",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoContract",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoPeer",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
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
    "name": "NotEnoughNative",
    "inputs": [
      {
        "name": "msgValue",
        "type": "uint256"
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
    "name": "OnlyEndpoint",
    "inputs": [
      {
        "name": "addr",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "OnlyPeer",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
      },
      {
        "name": "sender",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "OptionsTooLong",
    "inputs": [
      {
        "name": "length",
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
    "name": "OutstandingTooLow",
    "inputs": [
      {
        "name": "eid",
        "type": "uint32"
      },
      {
        "name": "outstanding",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "SlippageExceeded",
    "inputs": [
      {
        "name": "amountLD",
        "type": "uint256"
      },
      {
        "name": "minAmountLD",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TransferFailed",
    "inputs": [
      {
        "name": "token",
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
  },
  {
    "type": "error",
    "name": "ZeroAmount",
    "inputs": []
  }
] as const satisfies Abi;
